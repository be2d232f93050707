namespace SignalWatch.Feeds;

/// <summary>Reads characters that are already in memory, without copying them into a string first.</summary>
internal sealed class MemoryTextReader(ReadOnlyMemory<char> text) : TextReader
{
    private int position;

    /// <inheritdoc />
    public override int Peek() => position < text.Length ? text.Span[position] : -1;

    /// <inheritdoc />
    public override int Read() => position < text.Length ? text.Span[position++] : -1;

    /// <inheritdoc />
    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    /// <inheritdoc />
    public override int Read(Span<char> buffer)
    {
        var count = Math.Min(buffer.Length, text.Length - position);
        text.Span.Slice(position, count).CopyTo(buffer);
        position += count;
        return count;
    }
}
