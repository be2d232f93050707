using System.Buffers;

namespace SignalWatch.History.Tables;

/// <summary>
/// What a partition key or row key may be. Printable ASCII only, so that the ordinal order of .NET, SQLite's byte order and
/// Azure's order are the same order; without the four characters that Azure Tables refuses; at most 512 characters of its 1,024.
/// </summary>
public static class RowKeys
{
    /// <summary>The longest key, in characters.</summary>
    public const int MaximumLength = 512;

    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Where(c => c is not ('/' or '\\' or '#' or '?')).ToArray());

    /// <summary>The least key behind this one: a space is the first of the characters that keys are made of.</summary>
    public static string Next(string key) => key + ' ';

    /// <summary>Returns when both keys may be used.</summary>
    /// <exception cref="ArgumentException">A key is empty, too long or has a character that is refused; the message says which.</exception>
    public static void Validate(string partitionKey, string rowKey)
    {
        Validate(partitionKey);
        Validate(rowKey);
    }

    /// <summary>Returns when the key may be used.</summary>
    /// <exception cref="ArgumentException">The key is empty, too long or has a character that is refused; the message says which.</exception>
    public static void Validate(string key)
    {
        if (key.Length is 0 or > MaximumLength)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"A table key has 1 to {MaximumLength} characters; this one has {key.Length}."), nameof(key));
        }

        var refused = key.AsSpan().IndexOfAnyExcept(Allowed);
        if (refused >= 0)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"A table key is printable ASCII without / \\ # ?; this one has U+{(int)key[refused]:X4} at position {refused}."), nameof(key));
        }
    }
}
