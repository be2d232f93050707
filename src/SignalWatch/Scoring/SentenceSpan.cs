namespace SignalWatch.Scoring;

/// <summary>Where a sentence stands in the text as written.</summary>
/// <param name="InLead">Whether positions refer to the lead; else to the title.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last character.</param>
internal readonly record struct SentenceSpan(bool InLead, int Start, int End);
