using SignalWatch.Assessment;
using SignalWatch.Packs;

namespace SignalWatch.Web.Dashboard;

/// <summary>An indicator's page: where it stands, how it came there, and the evidence.</summary>
public sealed record IndicatorPage
{
    /// <summary>The analysis.</summary>
    public required Pack Pack { get; init; }

    /// <summary>The indicator.</summary>
    public required Indicator Indicator { get; init; }

    /// <summary>What was asked for.</summary>
    public required IndicatorQuestion Question { get; init; }

    /// <summary>The last day that was assessed, UTC; null while nothing has been.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The level on that day; null where there is none.</summary>
    public DayLevel? Now { get; init; }

    /// <summary>What its evidence adds up to on that day; null where there is none.</summary>
    public IndicatorSupport? Support { get; init; }

    /// <summary>What it does to each scenario on that day, in the pack's order.</summary>
    public IReadOnlyList<(Scenario Scenario, IndicatorContribution Effect)> Effects { get; init; } = [];

    /// <summary>The chart; null where nothing was assessed in the days asked for.</summary>
    public IndicatorChart? Chart { get; init; }

    /// <summary>The signals asked for, newest first; at most 20.</summary>
    public IReadOnlyList<SignalRow> Signals { get; init; } = [];

    /// <summary>Where the list goes on; null at its end.</summary>
    public SignalCursor? Older { get; init; }

    /// <summary>Whether the reader may give verdicts.</summary>
    public bool CanJudge { get; init; }

    /// <summary>The page's address, with what was asked for.</summary>
    public string PathOf(IndicatorQuestion question) => $"/indicators/{Indicator.Id}{question.ToQuery()}";
}
