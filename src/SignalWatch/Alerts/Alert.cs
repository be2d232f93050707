using SignalWatch.Assessment;
using SignalWatch.Packs;
using SignalWatch.Stories;

namespace SignalWatch.Alerts;

/// <summary>Something that really changed, before it is decided who is told. Closed: all kinds nest here.</summary>
public abstract record Alert
{
    private Alert()
    {
    }

    /// <summary>What is announced, made of its content alone, so that the same change found again has the same key; fit for a row key.</summary>
    public abstract string Key { get; }

    /// <summary>The run of alerts that it belongs to: mails of one episode form one thread; fit for a row key.</summary>
    public required string Episode { get; init; }

    /// <summary>When it became known, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>An indicator's level changed.</summary>
    /// <param name="Indicator">The indicator.</param>
    /// <param name="From">The level before.</param>
    /// <param name="Day">The day with its new level.</param>
    public sealed record LevelChanged(IndicatorId Indicator, Level From, DayLevel Day) : Alert
    {
        /// <summary>Whether it rose.</summary>
        public bool IsRise => Day.Level > From;

        /// <inheritdoc />
        public override string Key => FormattableString.Invariant($"level|{Indicator}|{Day.Evidence.Day:yyyyMMdd}|{(IsRise ? "rise" : "fall")}|{Day.Level}");
    }

    /// <summary>A scenario's likelihood moved to another word of the scale.</summary>
    /// <param name="Scenario">The scenario.</param>
    /// <param name="From">The likelihood that was last told.</param>
    /// <param name="To">The likelihood now.</param>
    public sealed record WordChanged(ScenarioId Scenario, DayLikelihood From, DayLikelihood To) : Alert
    {
        /// <inheritdoc />
        public override string Key => FormattableString.Invariant($"word|{Scenario}|{To.Day:yyyyMMdd}|{To.Word}");
    }

    /// <summary>A story above an analyst's own probability, with enough independent publishers.</summary>
    /// <param name="Story">The story.</param>
    public sealed record StrongStory(StoryEvidence Story) : Alert
    {
        /// <inheritdoc />
        public override string Key => $"story|{Story.IndicatorId}|{Story.StoryId}";
    }

    /// <summary>A single report by an official source that is nearly certain to be evidence.</summary>
    /// <param name="Story">The story.</param>
    public sealed record OfficialReport(StoryEvidence Story) : Alert
    {
        /// <inheritdoc />
        public override string Key => $"official|{Story.IndicatorId}|{Story.StoryId}";
    }

    /// <summary>An indicator that should speak has been silent.</summary>
    /// <param name="Indicator">The indicator.</param>
    /// <param name="Last">The day of its last story; null when it never had one.</param>
    /// <param name="Expected">The stories that should have come since.</param>
    public sealed record Silence(IndicatorId Indicator, DateOnly? Last, double Expected) : Alert
    {
        /// <inheritdoc />
        public override string Key => FormattableString.Invariant($"silence|{Indicator}|{Last ?? DateOnly.MinValue:yyyyMMdd}");
    }
}
