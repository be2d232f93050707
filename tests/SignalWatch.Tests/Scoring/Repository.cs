namespace SignalWatch.Tests.Scoring;

/// <summary>Where the sources and the shared data stand.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string SharedData => Path.Combine(Root, "..", "shared", "data");

    /// <summary>Path of a shared data file; skips the test when it is not there.</summary>
    public static string RequireShared(params string[] parts)
    {
        var path = Path.Combine([SharedData, .. parts]);
        if (!File.Exists(path))
        {
            Assert.Skip($"needs {string.Join('/', parts)} of the shared data, beside the repository");
        }

        return path;
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "SignalWatch.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
