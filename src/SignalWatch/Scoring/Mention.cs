using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>A concept found in a text.</summary>
/// <param name="Concept">Index among the pack's concepts.</param>
/// <param name="Kind">The concept's kind.</param>
/// <param name="Identity">Hash of the concept's name, another one when it is negated.</param>
/// <param name="Group">Hash of its group's name; its identity where it stands for itself.</param>
/// <param name="First">Its first token.</param>
/// <param name="End">One past its last token.</param>
/// <param name="IsNegated">Whether a negation stands shortly before it.</param>
internal readonly record struct Mention(int Concept, ConceptKind Kind, ulong Identity, ulong Group, int First, int End, bool IsNegated)
{
    /// <summary>Whether it can do something: actors do, and places stand for their governments.</summary>
    public bool CanAct => Kind is ConceptKind.Actor or ConceptKind.Place;

    /// <summary>Whether it counts as another name than its own.</summary>
    public bool HasGroup => Group != Identity;
}
