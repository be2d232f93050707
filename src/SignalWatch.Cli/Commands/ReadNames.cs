namespace SignalWatch.Cli.Commands;

/// <summary>The addresses and files that <c>read</c> is given.</summary>
internal static class ReadNames
{
    /// <summary>The names in order; each <c>-</c> stands for the lines of <paramref name="input"/>, which are read as they come.</summary>
    public static IEnumerable<string> Of(IEnumerable<string> given, TextReader input)
    {
        foreach (var name in given)
        {
            if (name is not "-")
            {
                yield return name;
                continue;
            }

            while (input.ReadLine() is { } line)
            {
                if (line.Length > 0)
                {
                    yield return line;
                }
            }
        }
    }

    /// <summary>The name as an address; null when it is a file's name.</summary>
    public static Uri? AddressOf(string name) => Uri.TryCreate(name, UriKind.Absolute, out var url) && IsWeb(url) ? url : null;

    /// <summary>Whether the address is one of http or https.</summary>
    public static bool IsWeb(Uri url) => url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps;
}
