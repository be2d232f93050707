namespace SignalWatch.Web.Dashboard;

/// <summary>A piece of a text.</summary>
/// <param name="Text">The piece, as written.</param>
/// <param name="IsEvidence">Whether it is one of the words that moved the probability.</param>
public sealed record MarkedPart(string Text, bool IsEvidence);
