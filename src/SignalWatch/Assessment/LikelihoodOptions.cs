using System.ComponentModel.DataAnnotations;

namespace SignalWatch.Assessment;

/// <summary>How far evidence moves a scenario.</summary>
public sealed class LikelihoodOptions
{
    /// <summary>
    /// What one story of full weight moves for each step of its indicator's bearing, in nats of log-odds; default 0.12, 0.001 to 2.
    /// With two steps, a fully trusted story that many publishers carry turns 15 % into 18 %.
    /// </summary>
    [Range(0.001, 2)]
    public double StepNats { get; set; } = 0.12;

    /// <summary>The most that one indicator's evidence can add up to, in stories of full weight; default 8, 0.5 to 100.</summary>
    [Range(0.5, 100)]
    public double IndicatorBound { get; set; } = 8;

    /// <summary>The most that the absence of expected news can add up to, in stories of full weight; default 4, 0.5 to 100.</summary>
    [Range(0.5, 100)]
    public double SilenceBound { get; set; } = 4;
}
