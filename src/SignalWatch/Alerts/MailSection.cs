namespace SignalWatch.Alerts;

/// <summary>A part of a mail: sentences, a small table, or stories.</summary>
public sealed record MailSection
{
    /// <summary>Its heading.</summary>
    public required string Heading { get; init; }

    /// <summary>Sentences before anything else.</summary>
    public IReadOnlyList<string> Statements { get; init; } = [];

    /// <summary>The table's column headings; empty for no table.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The table's rows, one cell a column.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; init; } = [];

    /// <summary>Stories.</summary>
    public IReadOnlyList<MailStory> Stories { get; init; } = [];
}
