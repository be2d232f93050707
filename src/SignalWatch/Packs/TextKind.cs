namespace SignalWatch.Packs;

/// <summary>What kind of text an example is: one of the first three by its form, and any of the others by what it says.</summary>
public enum TextKind
{
    /// <summary>One line that ends without a stop.</summary>
    Headline,

    /// <summary>One sentence that ends with a stop.</summary>
    Sentence,

    /// <summary>Two sentences or more, or a headline followed by one.</summary>
    Lead,

    /// <summary>Words in quotation marks, or a verb of saying.</summary>
    Statement,

    /// <summary>A figure: digits that are no year.</summary>
    Figure,

    /// <summary>A question mark.</summary>
    Question,

    /// <summary>A verb of denying, refusing or dismissing.</summary>
    Denial,
}
