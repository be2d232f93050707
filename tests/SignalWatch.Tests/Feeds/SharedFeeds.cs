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

    /// <summary>All feeds, without the files that say what others make of them.</summary>
    public static IEnumerable<string> All() =>
        Directory.EnumerateFiles(Folder(), "*", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(".serde.json", StringComparison.Ordinal)
                && !path.EndsWith("_expected.json", StringComparison.Ordinal)
                && (!path.EndsWith(".json", StringComparison.Ordinal) || !File.Exists(Path.ChangeExtension(path, ".xml"))))
            .Order(StringComparer.Ordinal);

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
