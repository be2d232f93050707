namespace SignalWatch.Jobs;

/// <summary>One line of an archive: a dated news item as an outlet reported it.</summary>
/// <param name="Line">Its 1-based line.</param>
/// <param name="Date">The day it was published; midnight UTC, since archives give days.</param>
/// <param name="Publisher">The outlet.</param>
/// <param name="Text">What it says.</param>
public readonly record struct ArchiveItem(int Line, DateTimeOffset Date, string Publisher, string Text);
