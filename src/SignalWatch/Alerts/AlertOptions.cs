using System.ComponentModel.DataAnnotations;

namespace SignalWatch.Alerts;

/// <summary>When a change is worth telling. Why the defaults are what they are: <c>docs/technotes/alerts.md</c>.</summary>
public sealed class AlertOptions
{
    /// <summary>Days that news stays news: no alert is about an older change; default 3, 1 to 7.</summary>
    [Range(1, 7)]
    public int NewsDays { get; set; } = 3;

    /// <summary>The fewest true stories to expect of the day on which a level rises, as the sum of their probabilities; default 0.5, 0 to 10.</summary>
    [Range(0.0, 10.0)]
    public double MinimumEvidence { get; set; } = 0.5;

    /// <summary>Days after an analyst was told of an indicator's level in which the same or a lower one is told only if newly confirmed; default 7, 0 to 60.</summary>
    [Range(0, 60)]
    public int CoolDownDays { get; set; } = 7;

    /// <summary>Publisher families not seen in the last alert that make another alert of the same level within the cool-down; default 2, as many as a high level takes; 1 to 50.</summary>
    [Range(1, 50)]
    public int ConfirmingPublishers { get; set; } = 2;

    /// <summary>The probability from which one report by an official source is an alert by itself; default 0.95, 0.5 to 1.</summary>
    [Range(0.5, 1)]
    public double OfficialProbability { get; set; } = 0.95;

    /// <summary>How far beyond its old word's range a likelihood must be on two days in a row, as a share of the narrower word's range; default 0.25, 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double WordMargin { get; set; } = 0.25;

    /// <summary>How far beyond it moves the word on the first day, as a share of the same; default 0.5, 0 to 2.</summary>
    [Range(0.0, 2.0)]
    public double ClearWordMargin { get; set; } = 0.5;

    /// <summary>The chance, as a Poisson process gives it, at which the absence of expected news is silence; default 0.01, 1e-6 to 0.2.</summary>
    [Range(1e-6, 0.2)]
    public double SilenceChance { get; set; } = 0.01;
}
