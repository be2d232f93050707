using SignalWatch.History;

namespace SignalWatch.Jobs;

/// <summary>What came of an analyst's word on an item.</summary>
public abstract record JudgeOutcome
{
    private JudgeOutcome()
    {
    }

    /// <summary>It stands now.</summary>
    /// <param name="Added">The verdicts that were stored; those that the analyst had given before and that still stood are not stored again.</param>
    public sealed record Stands(IReadOnlyList<Verdict> Added) : JudgeOutcome;

    /// <summary>The item was never scored, so that a verdict on it would teach nothing.</summary>
    /// <param name="Reason">Why it was not scored.</param>
    public sealed record NotScored(string Reason) : JudgeOutcome;
}
