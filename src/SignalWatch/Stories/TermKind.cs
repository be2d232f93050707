namespace SignalWatch.Stories;

/// <summary>What a term of a text is; where one text has a term in several ways, the greatest counts.</summary>
internal enum TermKind : byte
{
    /// <summary>Any other word, or a class of words that tell the same.</summary>
    Word,

    /// <summary>What is done about an event once it is over: inquiries, vows, funerals.</summary>
    Aftermath,

    /// <summary>What is done or happens, whatever word tells it.</summary>
    Action,

    /// <summary>A number below a thousand, such as a toll, which later reports correct.</summary>
    Number,

    /// <summary>A number of a thousand or more, with the unit of magnitude behind it.</summary>
    Figure,

    /// <summary>A country, whose people and adjective are the same term.</summary>
    Country,

    /// <summary>A capitalised word within a sentence that is not known to be something else.</summary>
    Name,

    /// <summary>A city or region.</summary>
    City,
}
