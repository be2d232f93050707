namespace SignalWatch.Feeds.Parsing;

/// <summary>What an answer that is not a feed is, as far as there is something to be done about it.</summary>
public enum NotFeedKind
{
    /// <summary>Anything else.</summary>
    Other,

    /// <summary>A page of HTML, which may say where its feed is.</summary>
    HtmlPage,

    /// <summary>A page in which the pack's selectors match nothing: it was rebuilt, or the selectors are wrong.</summary>
    Selectors,
}
