namespace SignalWatch.Cli.Demo;

/// <summary>One news item of the demo world.</summary>
/// <param name="Date">When it is published, UTC.</param>
/// <param name="Outlet">Who publishes it.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Lead">The sentence that the feed carries.</param>
/// <param name="Paragraphs">What the article's page says below the lead.</param>
internal sealed record Report(DateTimeOffset Date, Outlet Outlet, string Title, string Lead, IReadOnlyList<string> Paragraphs)
{
    /// <summary>The path of its page, unique within the outlet.</summary>
    public string Path { get; } = FormattableString.Invariant($"/{Date:yyyy/MM/dd}/{Slug(Title)}");

    /// <summary>The address of its page.</summary>
    public string Url => $"http://{Outlet.Host}{Path}";

    private static string Slug(string title) => string.Join('-', new string([.. title.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')])
        .Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
