namespace SignalWatch.Packs;

/// <summary>Finds the pack that a command or a setting names.</summary>
public static class PackLocator
{
    /// <summary>
    /// The pack's folder: the path itself where it is a folder that holds <c>pack.yaml</c>, else the folder of that name under
    /// <c>packs</c> beside the program, else the path itself where it is any folder.
    /// </summary>
    /// <param name="nameOrPath">A pack's id, such as <c>north-south</c>, or a folder's path.</param>
    /// <exception cref="PackException">There is neither; lists the packs that are beside the program.</exception>
    public static string Find(string nameOrPath) => Find(nameOrPath, Path.Combine(AppContext.BaseDirectory, "packs"));

    internal static string Find(string nameOrPath, string shelf)
    {
        ArgumentNullException.ThrowIfNull(nameOrPath);
        var shelved = Identifier.IsValid(nameOrPath) ? Path.Combine(shelf, nameOrPath) : null;
        string?[] choices = [HoldsPack(nameOrPath) ? nameOrPath : null, Directory.Exists(shelved) ? shelved : null, Directory.Exists(nameOrPath) ? nameOrPath : null];
        return choices.FirstOrDefault(choice => choice is not null) ?? throw new PackException([Unknown(nameOrPath, shelf)]);
    }

    private static bool HoldsPack(string directory) => File.Exists(Path.Combine(directory, PackReader.FileName));

    private static PackProblem Unknown(string name, string shelf)
    {
        var packs = !Directory.Exists(shelf) ? [] : Directory.GetDirectories(shelf)
            .Where(HoldsPack)
            .Select(directory => Path.GetFileName(directory) ?? "")
            .Order(StringComparer.Ordinal)
            .ToList();
        var near = Nearest.To(name, packs) is { } pack ? $"Did you mean {Quote.Of(pack)}? " : "";
        var list = packs.Count == 0 ? "There are no packs beside the program; name a folder." : $"The packs beside the program are {Quote.Several(packs)}.";
        return new PackProblem(name, 0, "This is neither a pack's folder nor the name of a pack.", near + list);
    }
}
