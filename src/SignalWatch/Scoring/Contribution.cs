namespace SignalWatch.Scoring;

/// <summary>One readable feature's part of a log-odds.</summary>
/// <param name="Feature">Readable form: "Georgia + protest", "parliament", "foreign agents".</param>
/// <param name="Nats">What it adds to the log-odds, in nats; negative speaks against.</param>
public readonly record struct Contribution(string Feature, double Nats);
