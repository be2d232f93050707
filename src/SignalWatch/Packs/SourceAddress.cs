namespace SignalWatch.Packs;

/// <summary>Addresses of sources: absolute, http or https, without credentials. Where they lead is for the fetcher to judge.</summary>
internal static class SourceAddress
{
    /// <summary>Stands for an address that was reported.</summary>
    public static Uri None { get; } = new("about:blank");

    /// <summary>The address; null after setting what is wrong with it and what to write.</summary>
    public static Uri? Parse(string text, out string fault, out string suggestion)
    {
        var isAbsolute = Uri.TryCreate(text, UriKind.Absolute, out var url);
        var isWeb = isAbsolute && url is { Scheme: "http" or "https" };
        (fault, suggestion) = (isWeb, url) switch
        {
            _ when text.Any(char.IsWhiteSpace) => ("holds a space", "Write spaces as '%20', or break no line inside the address."),
            (true, { UserInfo.Length: > 0 }) => ("holds credentials", "Remove what stands before the '@'; a pack keeps no secrets."),
            (true, { Host.Length: > 0, Fragment.Length: > 0 }) => ("holds a fragment", "Remove the '#' and what follows; servers never see it."),
            (true, { Host.Length: > 0 }) => ("", ""),
            _ when text.Contains("://", StringComparison.Ordinal) => ("is not an http or https address", "Write an address that starts with 'https://'."),
            _ => ("is not an absolute address", "Write all of it, such as 'https://news.example/feed'."),
        };
        return fault.Length == 0 ? url : null;
    }

    /// <summary>Equal for addresses that lead to one feed: scheme and a closing slash make no difference.</summary>
    public static string Identity(Uri url) => url.Authority.ToLowerInvariant() + url.PathAndQuery.TrimEnd('/');
}
