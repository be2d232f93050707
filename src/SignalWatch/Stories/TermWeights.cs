namespace SignalWatch.Stories;

/// <summary>What each term of a text weighs now, beside the text's terms, and their sum.</summary>
/// <param name="Each">One weight a term, in nats, above 0.</param>
/// <param name="Sum">Their sum.</param>
internal sealed record TermWeights(IReadOnlyList<double> Each, double Sum);
