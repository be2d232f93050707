namespace SignalWatch.Feeds.Parsing;

/// <summary>What a <see cref="MarkupReader"/> stands on.</summary>
internal enum MarkupToken
{
    /// <summary>Before the first token or behind the last one.</summary>
    None,

    /// <summary>An element begins. Every beginning is followed by an end, also that of an empty element.</summary>
    Start,

    /// <summary>Text or CDATA.</summary>
    Text,

    /// <summary>An element ends.</summary>
    End,
}
