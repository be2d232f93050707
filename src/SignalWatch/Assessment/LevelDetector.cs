namespace SignalWatch.Assessment;

/// <summary>
/// Sets an indicator's level day by day: how unlikely its baseline makes the day's stories, each counted as much as it is probable, and
/// how far they have exceeded it for days in a row (CUSUM). Pure, deterministic and causal: a day's level follows from that day and the days before it.
/// </summary>
public static class LevelDetector
{
    /// <summary>A slow rise may bring one story a day: what confirms it may have come on any of this many days.</summary>
    internal const int ConfirmingDays = 7;

    /// <summary>The levels of the days from <paramref name="firstDay"/> to the last.</summary>
    /// <param name="history">
    /// Gapless days, oldest first. With <see cref="LevelOptions.BaselineDays"/> + <see cref="LevelOptions.GuardDays"/> + 7 days
    /// before <paramref name="firstDay"/>, or all that there are, assessing day by day gives the same levels as assessing at once.
    /// </param>
    /// <param name="firstDay">The index of the first day to assess.</param>
    /// <param name="before">The level of the day before it, whose level, CUSUM and calm days go on; null at the start.</param>
    /// <param name="options">Thresholds and the baseline's extent.</param>
    public static IReadOnlyList<DayLevel> Assess(IReadOnlyList<DayEvidence> history, int firstDay, DayLevel? before, LevelOptions options)
    {
        var baseline = new Baseline(history, options);
        var levels = new List<DayLevel>(Math.Max(history.Count - firstDay, 0));
        for (var day = firstDay; day < history.Count; day++)
        {
            before = AssessDay(history, day, baseline, before, options);
            levels.Add(before);
        }

        return levels;
    }

    private static DayLevel AssessDay(IReadOnlyList<DayEvidence> history, int day, Baseline baseline, DayLevel? before, LevelOptions options)
    {
        var evidence = history[day];
        var count = Baseline.CountOf(evidence);
        var isHeard = evidence.Coverage >= options.MinimumCoverage;
        var (usual, days) = baseline.ForecastFor(day);
        var expected = usual with { Mean = usual.Mean * (isHeard ? Math.Min(evidence.Coverage, 1) : options.MinimumCoverage) };
        var isLearned = days >= options.LearningDays;
        var sum = isLearned ? CusumAfter(before?.Cusum ?? 0, expected, count, isHeard, options) : 0;
        var state = new DayLevel
        {
            Evidence = evidence,
            Level = before?.Level ?? Level.Quiet,
            Expected = expected.Mean,
            PValue = expected.TailFrom(count),
            Cusum = sum,
            CalmDays = before?.CalmDays ?? 0,
            IsConfident = isLearned && isHeard,
        };
        var called = isLearned ? LevelCalledFor(history, day, state, isRising: sum > 0 && count > expected.Mean, options) : Level.Quiet;
        return AfterCall(state, called, isHeard, options);
    }

    // Page's test on the log-likelihood ratio of a rise by some standard deviations (Lucas 1985; Höhle and Paul 2008). A day
    // that was hardly heard can add to the sum but takes nothing from it.
    private static double CusumAfter(double before, NegativeBinomial expected, double count, bool isHeard, LevelOptions options)
    {
        var risen = expected.Mean + options.CusumShift * Math.Sqrt(expected.Variance);
        var ratio = expected.LogLikelihoodRatio(count, risen);
        return Math.Clamp(before + (isHeard ? ratio : Math.Max(ratio, 0)), 0, options.MaximumCusum);
    }

    /// <summary>What the day calls for. The CUSUM only speaks on days that bring more than expected, so that it ends no later than the event.</summary>
    private static Level LevelCalledFor(IReadOnlyList<DayEvidence> history, int day, DayLevel state, bool isRising, LevelOptions options)
    {
        var byDay = Cap(LevelAt(-Math.Log(state.PValue), options), state.Evidence.Stories, state.Evidence.Publishers, options);
        if (!isRising)
        {
            return byDay;
        }

        var (stories, publishers) = (0, 0);
        for (var recent = Math.Max(day - ConfirmingDays + 1, 0); recent <= day; recent++)
        {
            stories += history[recent].Stories;
            publishers = Math.Max(publishers, history[recent].Publishers);
        }

        var bySum = Cap(LevelAt(state.Cusum - options.CusumMargin, options), stories, publishers, options);
        return bySum > byDay ? bySum : byDay;
    }

    private static Level LevelAt(double improbability, LevelOptions options) => improbability switch
    {
        _ when improbability >= -Math.Log(options.CriticalPValue) => Level.Critical,
        _ when improbability >= -Math.Log(options.HighPValue) => Level.High,
        _ when improbability >= -Math.Log(options.ElevatedPValue) => Level.Elevated,
        _ => Level.Quiet,
    };

    // What one story or one publisher family says alone is not confirmed.
    private static Level Cap(Level level, int stories, int publishers, LevelOptions options) =>
        level > Level.Elevated && (stories < options.MinimumStories || publishers < options.MinimumPublishers) ? Level.Elevated : level;

    // Up at once, down one level after some calm days in a row. With quiet the event is over, and the sum begins anew.
    private static DayLevel AfterCall(DayLevel state, Level called, bool isHeard, LevelOptions options)
    {
        if (called >= state.Level)
        {
            return state with { Level = called, CalmDays = 0 };
        }

        var calm = state.CalmDays + (isHeard ? 1 : 0);
        if (calm < options.CalmDays)
        {
            return state with { CalmDays = calm };
        }

        var lower = state.Level - 1;
        return state with { Level = lower, CalmDays = 0, Cusum = lower == Level.Quiet ? 0 : state.Cusum };
    }
}
