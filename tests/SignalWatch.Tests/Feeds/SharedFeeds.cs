namespace SignalWatch.Tests.Feeds;

/// <summary>The feeds that are developed against, beside the repository and not part of it.</summary>
internal static class SharedFeeds
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A folder of the data; the test is skipped where it is missing.</summary>
    public static string Folder(params string[] names)
    {
        var folder = Path.Combine([Root, "..", "shared", "data", "feeds", .. names]);
        if (!Directory.Exists(folder))
        {
            Assert.Skip($"The shared feed data is not there: {folder}");
        }

        return Path.GetFullPath(folder);
    }

    /// <summary>All files that a parser should make something of, or at least survive.</summary>
    public static IEnumerable<string> All() =>
        Directory.EnumerateFiles(Folder(), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SignalWatch.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
    }
}
