using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace SignalWatch.History.Tables;

/// <summary>
/// The properties of a row that was read: a dozen names in an array, searched one by one. A dictionary for each of a million rows would
/// cost more than all else that is done with them.
/// </summary>
/// <param name="names">The names, each once.</param>
/// <param name="values">The values, in the order of the names.</param>
internal sealed class PropertyList(string[] names, object[] values) : IReadOnlyDictionary<string, object>
{
    /// <inheritdoc />
    public int Count => names.Length;

    /// <inheritdoc />
    public IEnumerable<string> Keys => names;

    /// <inheritdoc />
    public IEnumerable<object> Values => values;

    /// <inheritdoc />
    public object this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"The row has no property '{key}'.");

    /// <inheritdoc />
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc />
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object value)
    {
        // The last of a name counts, as where one value is put over another.
        for (var i = names.Length - 1; i >= 0; i--)
        {
            if (string.Equals(names[i], key, StringComparison.Ordinal))
            {
                value = values[i];
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, object>> GetEnumerator()
    {
        for (var i = 0; i < names.Length; i++)
        {
            yield return new KeyValuePair<string, object>(names[i], values[i]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
