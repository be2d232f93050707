using SignalWatch.Assessment;
using SignalWatch.Packs;

namespace SignalWatch.Alerts;

/// <summary>A change worth telling, with the evidence as it stood when it was raised. Who is told, and when, is not part of it.</summary>
public sealed record Alert
{
    /// <summary>The id, made of what is announced.</summary>
    public required AlertId Id { get; init; }

    /// <summary>What it announces.</summary>
    public required AlertKind Kind { get; init; }

    /// <summary>When it was raised first, UTC.</summary>
    public required DateTimeOffset Raised { get; init; }

    /// <summary>The day of the change, UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What alerts on one unrest of one indicator or one word of one scenario share: their mails form a thread. Fit for a Message-ID.</summary>
    public required string Episode { get; init; }

    /// <summary>What changed in one line of plain text, such as <c>Georgian protests: high (was quiet) - 14 stories, 6 publishers</c>.</summary>
    public required string Headline { get; init; }

    /// <summary>Why it was raised, in a sentence or two that name the counts, the baseline and the rule.</summary>
    public required string Reason { get; init; }

    /// <summary>The indicator; null for a scenario's word.</summary>
    public IndicatorId? IndicatorId { get; init; }

    /// <summary>The scenario; null for what is about an indicator.</summary>
    public ScenarioId? ScenarioId { get; init; }

    /// <summary>The indicator's level now; null for a scenario's word.</summary>
    public Level? Level { get; init; }

    /// <summary>The level or word before, as text; empty where there is none.</summary>
    public string Was { get; init; } = "";

    /// <summary>Publisher families over all its stories; 0 where it has none.</summary>
    public int Publishers { get; init; }

    /// <summary>The stories behind it, most telling first; at most 12.</summary>
    public IReadOnlyList<AlertStory> Stories { get; init; } = [];

    /// <summary>
    /// What a later telling of its stories is known by: the items of each, as source and item joined by <c>|</c>. Stories can be renamed by a
    /// late item, items never are. At most 200.
    /// </summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>The indicator's last 60 days, oldest first; empty for a scenario's word.</summary>
    public IReadOnlyList<AlertDay> Days { get; init; } = [];

    /// <summary>The scenario's last 60 days, oldest first; empty for what is about an indicator.</summary>
    public IReadOnlyList<AlertLikelihood> Trend { get; init; } = [];

    /// <summary>Alerts of which this one tells too: rivals of its scenario that came to be called by another word on the same day.</summary>
    public IReadOnlyList<AlertId> Beside { get; init; } = [];

    /// <summary>What it does to the scenarios, in the pack's order.</summary>
    public IReadOnlyList<ScenarioEffect> Effects { get; init; } = [];

    /// <summary>Sources heard from as a share of those expected, 0 to 1.</summary>
    public double Coverage { get; init; }

    /// <summary><c>low</c>, <c>moderate</c> or <c>high</c>: how far the evidence can be relied on.</summary>
    public string Confidence { get; init; } = "";
}
