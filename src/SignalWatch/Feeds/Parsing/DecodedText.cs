using System.Buffers;

namespace SignalWatch.Feeds.Parsing;

/// <summary>An answer's characters, in rented memory, and how they were got at.</summary>
internal sealed class DecodedText(char[] characters, int start, int length, string encoding) : IDisposable
{
    /// <summary>The characters, without byte order mark.</summary>
    public ReadOnlyMemory<char> Text { get; } = characters.AsMemory(start, length);

    /// <summary>The encoding and how it was decided, such as <c>utf-8 (XML declaration)</c>.</summary>
    public string Encoding { get; } = encoding;

    /// <summary>Whether bytes had to be replaced or the encoding to be corrected.</summary>
    public bool WasRepaired { get; init; }

    /// <inheritdoc />
    public void Dispose() => ArrayPool<char>.Shared.Return(characters);
}
