namespace SignalWatch.Packs;

/// <summary>One key of a mapping with its value; <see cref="Line"/> is the key's.</summary>
internal sealed record RawEntry(string Key, int Line, RawNode Value);
