namespace SignalWatch.Stories;

/// <summary>What the likeness of two texts is made of: what they share, where they disagree, and which of them speaks of the other's event as past.</summary>
internal static class StoryFeatures
{
    /// <summary>How many there are.</summary>
    public const int Count = 49;

    /// <summary>Writes the features, each 0 or more and few above 1, in a fixed order.</summary>
    /// <param name="text">One text.</param>
    /// <param name="other">The other text.</param>
    /// <param name="overlap">What they share.</param>
    /// <param name="resemblance">Their <see cref="ShingleSketch.Resemblance"/>.</param>
    /// <param name="features">Where to; of length <see cref="Count"/>.</param>
    public static void Write(StoryText text, StoryText other, TermOverlap overlap, double resemblance, Span<double> features)
    {
        var rest = features;
        Put(Shares(overlap), ref rest);
        Put(Disagreements(overlap), ref rest);
        Put(Apart(text, other), ref rest);
        Put(Deeds(overlap, text, other), ref rest);
        Put(Updates(overlap, text, other), ref rest);
        Put(Swaps(overlap), ref rest);
        Put(Rarity(overlap), ref rest);
        Put(Runs(text, other, resemblance), ref rest);
        Put(Recurrences(overlap, text, other), ref rest);
    }

    private static void Put(ReadOnlySpan<double> some, ref Span<double> rest)
    {
        some.CopyTo(rest);
        rest = rest[some.Length..];
    }

    private static double StrengthOf(double shared) => 1 - Math.Exp(-shared / 20);

    private static double[] Shares(TermOverlap overlap)
    {
        var (shared, left, right) = overlap.Of(TermKind.Word, TermKind.City);
        var names = overlap.Of(TermKind.Name, TermKind.City).Shared;
        var numbers = overlap.Of(TermKind.Number, TermKind.Figure).Shared;
        return
        [
            StrengthOf(shared),
            shared / Math.Sqrt(Math.Max((shared + left) * (shared + right), 1e-9)),
            Containment(overlap),
            Specific(overlap),
            numbers / (numbers + 6),
            StrengthOf(Math.Min(left, right)),
            StrengthOf(Math.Max(left, right)),
            StrengthOf(names) * StrengthOf(shared - names),
        ];
    }

    private static double[] Disagreements(TermOverlap overlap) =>
    [
        Disagreement(overlap, TermKind.Country, TermKind.Country),
        Disagreement(overlap, TermKind.Name, TermKind.City),
        Disagreement(overlap, TermKind.Country, TermKind.City),
        Disagreement(overlap, TermKind.Word, TermKind.Word),
        Conflict(overlap, TermKind.City, TermKind.City),
        Conflict(overlap, TermKind.Number, TermKind.Number),
        Conflict(overlap, TermKind.Figure, TermKind.Figure),
    ];

    private static double[] Apart(StoryText text, StoryText other) =>
    [
        AreApart(text.Days, other.Days),
        IsLaterThan(text, other) || IsLaterThan(other, text) ? 1 : 0,
        AreApart(text.Ordinals, other.Ordinals),
        Math.Min(1, Math.Abs(text.Day - other.Day) / 3.0),
    ];

    private static double[] Deeds(TermOverlap overlap, StoryText text, StoryText other)
    {
        var actions = 1 - Math.Exp(-overlap.Of(TermKind.Action, TermKind.Action).Shared / 5);
        return
        [
            actions,
            actions * Specific(overlap),
            Conflict(overlap, TermKind.Action, TermKind.Action),
            Disagreement(overlap, TermKind.Action, TermKind.Action),
            IsOneSided(overlap, TermKind.Aftermath),
            overlap.Displaced / Math.Max(overlap.Of(TermKind.Word, TermKind.City).Shared, 1e-9),
            Lacks(text, text.Deed, other, other.Deed),
            text.Deed is not null && text.Deed == other.Deed ? 1 : 0,
            Lacks(text, text.Actor, other, other.Actor),
            text.Actor is not null && text.Actor == other.Actor ? 1 : 0,
        ];
    }

    private static double[] Updates(TermOverlap overlap, StoryText text, StoryText other)
    {
        var isUpdate = text.IsTollUpdate || other.IsTollUpdate ? 1.0 : 0;
        return
        [
            isUpdate * Containment(overlap),
            text.IsTollUpdate && other.IsTollUpdate ? Specific(overlap) : 0,
            isUpdate * Conflict(overlap, TermKind.Name, TermKind.City),
        ];
    }

    // The more of a text is the other's, the more it matters what took the place of the rest: "Shots fired at consulate in Tabriz", "in Herat".
    private static double[] Swaps(TermOverlap overlap)
    {
        var containment = Containment(overlap);
        return
        [
            containment * Disagreement(overlap, TermKind.Country, TermKind.Country),
            containment * Disagreement(overlap, TermKind.Name, TermKind.City),
            containment * Conflict(overlap, TermKind.City, TermKind.City),
            containment * Disagreement(overlap, TermKind.Word, TermKind.Action),
        ];
    }

    // What is in every other text of these days says little, however rare it is in other times.
    private static double[] Rarity(TermOverlap overlap) =>
    [
        StrengthOf(overlap.Local),
        overlap.Rarest / 10,
        overlap.RarestName / 10,
        StrengthOf(overlap.Of(TermKind.Country, TermKind.Country).Shared),
        StrengthOf(overlap.Of(TermKind.Name, TermKind.Name).Shared),
        StrengthOf(overlap.Of(TermKind.City, TermKind.City).Shared),
    ];

    private static double[] Runs(StoryText text, StoryText other, double resemblance)
    {
        var common = ShingleSketch.Common(text.Pairs, other.Pairs);
        return
        [
            1 - Math.Exp(-common / 3.0),
            common / Math.Max(1.0, Math.Min(text.Pairs.Length, other.Pairs.Length)),
            resemblance,
        ];
    }

    private static double[] Recurrences(TermOverlap overlap, StoryText text, StoryText other)
    {
        var recurrent = text.IsRecurrent && other.IsRecurrent ? 1.0 : 0;
        return
        [
            recurrent,
            text.IsRecurrent != other.IsRecurrent ? 1 : 0,
            text.Day == other.Day ? 0 : recurrent,
            recurrent * Conflict(overlap, TermKind.Number, TermKind.Figure),
        ];
    }

    private static double Containment(TermOverlap overlap)
    {
        var (shared, left, right) = overlap.Of(TermKind.Word, TermKind.City);
        return shared / Math.Max(shared + Math.Min(left, right), 1e-9);
    }

    private static double Specific(TermOverlap overlap) => 1 - Math.Exp(-overlap.Of(TermKind.Name, TermKind.City).Shared / 8);

    private static double AreApart(IReadOnlyList<int> some, IReadOnlyList<int> others) =>
        some.Count > 0 && others.Count > 0 && !some.Any(others.Contains) ? 1 : 0;

    // It tells of a day on which the other was published already.
    private static bool IsLaterThan(StoryText text, StoryText other) =>
        text.Days.Count > 0 && text.Days[0] > other.Day && text.Days[0] <= text.Day;

    // How many of the two texts tell first what the other doesn't have at all, as a share.
    private static double Lacks(StoryText text, ulong? term, StoryText other, ulong? otherTerm) =>
        term is { } own && otherTerm is { } others ? (other.Has(own) ? 0 : 0.5) + (text.Has(others) ? 0 : 0.5) : 0;

    // One has some, the other none.
    private static double IsOneSided(TermOverlap overlap, TermKind kind) =>
        overlap.Of(kind, kind) is { Shared: 0 } weight && weight.Left > 0 != weight.Right > 0 ? 1 : 0;

    // Both have some, and none in common.
    private static double Conflict(TermOverlap overlap, TermKind first, TermKind last) =>
        overlap.Of(first, last) is { Shared: 0, Left: > 0, Right: > 0 } ? 1 : 0;

    // Each has some that the other has not: the lesser weight of the two, as a share of all.
    private static double Disagreement(TermOverlap overlap, TermKind first, TermKind last)
    {
        var (shared, left, right) = overlap.Of(first, last);
        var lesser = Math.Min(left, right);
        return lesser / Math.Max(lesser + shared, 1e-9);
    }
}
