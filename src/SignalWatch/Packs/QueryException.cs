namespace SignalWatch.Packs;

/// <summary>A query that can't be read.</summary>
/// <param name="offset">Where in the query, in characters from its start.</param>
/// <param name="fault">What is wrong, without a stop.</param>
/// <param name="suggestion">What to write instead.</param>
internal sealed class QueryException(int offset, string fault, string suggestion) : Exception(fault)
{
    public int Offset { get; } = offset;

    public string Suggestion { get; } = suggestion;
}
