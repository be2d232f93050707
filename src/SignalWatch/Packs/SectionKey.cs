namespace SignalWatch.Packs;

/// <summary>A key that a section of the pack may hold.</summary>
/// <param name="Example">What its value looks like, for suggestions.</param>
internal sealed record SectionKey(string Name, string Example, bool IsRequired = true);
