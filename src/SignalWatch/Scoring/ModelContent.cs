namespace SignalWatch.Scoring;

/// <summary>All that a model file holds.</summary>
internal sealed record ModelContent
{
    /// <summary>SHA-256 over all that training read.</summary>
    public required byte[] Fingerprint { get; init; }

    /// <summary>SHA-256 over what scoring needs of the pack.</summary>
    public required byte[] PackFingerprint { get; init; }

    /// <summary>Primary language subtags of the examples, in ordinal order.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>The indicators in the pack's order.</summary>
    public required IReadOnlyList<IndicatorModel> Indicators { get; init; }

    /// <summary>The features.</summary>
    public required Vocabulary Vocabulary { get; init; }

    /// <summary>Calibrated weights in nats: for each feature one for each indicator.</summary>
    public required Half[] Weights { get; init; }
}
