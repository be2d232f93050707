namespace SignalWatch.Packs;

/// <summary>One actor, place, action class or thing, and the spellings under which the news mentions it.</summary>
public sealed record Concept
{
    /// <summary>Its name, unique in the pack: lower-case words joined by hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>What it names.</summary>
    public required ConceptKind Kind { get; init; }

    /// <summary>Words or phrases, matched on whole words whatever their case; a trailing <c>*</c> matches any ending ("sanction*").</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>The group that it counts as, such as a president as his country; null when it stands for itself.</summary>
    public string? Group { get; init; }
}
