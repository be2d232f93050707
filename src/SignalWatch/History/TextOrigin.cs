namespace SignalWatch.History;

/// <summary>Where a stored item's text comes from, as it is written in its row.</summary>
public static class TextOrigin
{
    /// <summary>The article itself, from its page or from a feed that carries it whole.</summary>
    public const string Article = "article";

    /// <summary>The feed's own summary, because the page could not be read, showed a wall, or was too old to be fetched.</summary>
    public const string Summary = "summary";

    /// <summary>There is no text but the title.</summary>
    public const string Title = "title";
}
