namespace SignalWatch.Assessment;

/// <summary>One step from a scenario's published likelihood to today's.</summary>
/// <param name="Kind">What moves it.</param>
/// <param name="Contribution">What an indicator adds; null for the other kinds.</param>
/// <param name="Nats">What the step adds to the log-odds; 0 for <see cref="StepKind.Published"/> and <see cref="StepKind.Now"/>.</param>
/// <param name="Before">The probability before the step, 0 to 1.</param>
/// <param name="After">The probability with it, 0 to 1.</param>
public sealed record WaterfallStep(StepKind Kind, IndicatorContribution? Contribution, double Nats, double Before, double After);
