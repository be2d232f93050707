namespace SignalWatch.Stories;

/// <summary>What each term of a text weighs now, beside the text's terms, and their sum.</summary>
/// <param name="Each">One weight a term, in nats, above 0.</param>
/// <param name="Local">The same, the less the more texts of the last 72 hours have the term.</param>
/// <param name="Sum">The sum of what each weighs.</param>
internal sealed record TermWeights(IReadOnlyList<double> Each, IReadOnlyList<double> Local, double Sum);
