using SignalWatch.Packs;

namespace SignalWatch.Cli.Demo;

/// <summary>An invented outlet of the demo world.</summary>
/// <param name="Id">Its id, which is also its host name before <c>.example</c>.</param>
/// <param name="Title">Its name.</param>
/// <param name="Format">How it publishes.</param>
/// <param name="Trust">How far the demo pack trusts it, above 0 to 1.</param>
internal sealed record Outlet(string Id, string Title, OutletFormat Format, double Trust = 0.8)
{
    private static readonly PageSelectors Selectors = new()
    {
        Item = "ul.news > li",
        Link = "a.headline",
        Title = "a.headline",
        Date = "time",
        Summary = "p.lead",
    };

    /// <summary>Its host name, in the domain that RFC 2606 keeps for examples.</summary>
    public string Host => $"{Id}.example";

    /// <summary>Whether each of its answers takes a noticeable time.</summary>
    public bool IsSlow { get; init; }

    /// <summary>Whether it speaks for an official body.</summary>
    public bool IsOfficial { get; init; }

    /// <summary>The outlet as a source of the pack.</summary>
    public Source ToSource() => new()
    {
        Id = new SourceId(Id),
        Title = Title,
        Url = new Uri(Format == OutletFormat.Page ? $"http://{Host}/" : $"http://{Host}/feed"),
        Publisher = Id,
        Language = "en",
        Interval = TimeSpan.FromHours(24),
        Trust = Trust,
        IsOfficial = IsOfficial,
        Selectors = Format == OutletFormat.Page ? Selectors : null,
    };
}
