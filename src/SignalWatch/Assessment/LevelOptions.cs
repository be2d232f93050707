using System.ComponentModel.DataAnnotations;

namespace SignalWatch.Assessment;

/// <summary>How levels are set. The defaults come from the simulation in <c>docs/technotes/levels.md</c>.</summary>
public sealed class LevelOptions : IValidatableObject
{
    /// <summary>Days of the past that the baseline is learned from; default 365, 28 to 1,825.</summary>
    [Range(28, 1825)]
    public int BaselineDays { get; set; } = 365;

    /// <summary>Days right before the assessed one that the baseline leaves out, so that an event does not teach its own baseline; default 14, 0 to 180.</summary>
    [Range(0, 180)]
    public int GuardDays { get; set; } = 14;

    /// <summary>A baseline of fewer heard days than this is still being learned, and the level stays quiet; default 14, 7 to 365.</summary>
    [Range(7, 365)]
    public int LearningDays { get; set; } = 14;

    /// <summary>Stories a day expected before any were heard; it weighs as much as one half of a story; default 0.5, 0.01 to 100.</summary>
    [Range(0.01, 100)]
    public double PriorRate { get; set; } = 0.5;

    /// <summary>The fewest stories a day ever expected, so that one story after a silent year is no sensation; default 0.02, 0.001 to 10.</summary>
    [Range(0.001, 10)]
    public double MinimumRate { get; set; } = 0.02;

    /// <summary>
    /// The share of expected sources below which a day says little: it teaches nothing and is not calm; default 0.5, 0.05 to 1.
    /// No day is expected to bring less than this share, because feeds often bring what was missed later, dated back.
    /// </summary>
    [Range(0.05, 1)]
    public double MinimumCoverage { get; set; } = 0.5;

    /// <summary>Publisher families on one day that a level above elevated takes; default 2, 1 to 10.</summary>
    [Range(1, 10)]
    public int MinimumPublishers { get; set; } = 2;

    /// <summary>Stories that a level above elevated takes; default 2, 1 to 100.</summary>
    [Range(1, 100)]
    public int MinimumStories { get; set; } = 2;

    /// <summary>A day at most this probable by chance is elevated; default 0.005, 1e-12 to 0.5.</summary>
    [Range(1e-12, 0.5)]
    public double ElevatedPValue { get; set; } = 0.005;

    /// <summary>A day at most this probable by chance is high; default 0.0005, 1e-12 to 0.5.</summary>
    [Range(1e-12, 0.5)]
    public double HighPValue { get; set; } = 0.0005;

    /// <summary>A day at most this probable by chance is critical; default 0.00001, 1e-12 to 0.5.</summary>
    [Range(1e-12, 0.5)]
    public double CriticalPValue { get; set; } = 0.00001;

    /// <summary>The rise that the CUSUM is set to find soonest, in standard deviations of a day; default 2.5, 0.25 to 5.</summary>
    [Range(0.25, 5)]
    public double CusumShift { get; set; } = 2.5;

    /// <summary>
    /// What a CUSUM must have beyond a day's improbability -ln p to call for the same level, since it has had many days to rise by
    /// chance; nats, default 3, 0 to 50.
    /// </summary>
    [Range(0.0, 50.0)]
    public double CusumMargin { get; set; } = 3;

    /// <summary>Days in a row that must call for a lower level before it falls by one; default 3, 1 to 30.</summary>
    [Range(1, 30)]
    public int CalmDays { get; set; } = 3;

    /// <summary>The CUSUM beyond which no higher level could be called for, and at which it stops rising; nats.</summary>
    internal double MaximumCusum => CusumMargin - Math.Log(CriticalPValue);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!(CriticalPValue <= HighPValue && HighPValue <= ElevatedPValue))
        {
            yield return new("The p-values must fall from elevated to high to critical.", [nameof(ElevatedPValue), nameof(HighPValue), nameof(CriticalPValue)]);
        }
    }
}
