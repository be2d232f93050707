using static System.FormattableString;

namespace SignalWatch.Packs;

/// <summary>
/// A mapping of the pack with a known set of keys. Reports unknown and missing keys when opened and wrong types when read;
/// a value that was reported reads as empty, so that reading goes on and finds the rest.
/// </summary>
internal sealed class Section
{
    private readonly IReadOnlyList<SectionKey> _keys;
    private readonly Dictionary<string, RawNode> _values = new(StringComparer.Ordinal);

    private Section(string name, int line, IReadOnlyList<SectionKey> keys, ProblemList problems)
    {
        Name = name;
        Line = line;
        _keys = keys;
        Problems = problems;
    }

    /// <summary>How messages call it: <c>scenario 'iran-improves'</c>.</summary>
    public string Name { get; }

    public int Line { get; }

    public ProblemList Problems { get; }

    public static Section Open(RawNode node, string name, IReadOnlyList<SectionKey> keys, ProblemList problems)
    {
        var section = new Section(name, node.Line, keys, problems);
        if (node is not RawNode.Mapping mapping)
        {
            var wrong = node is RawNode.Scalar { IsEmpty: true } ? "empty" : node.Kind;
            problems.Add(node.Line, $"{Sentence(name)} is {wrong}, not a mapping.", $"Write keys under it, such as '{keys[0].Name}: {keys[0].Example}'.");
            return section;
        }

        foreach (var entry in mapping.Entries)
        {
            section.Take(entry);
        }

        foreach (var key in keys.Where(key => key.IsRequired && !section._values.ContainsKey(key.Name)))
        {
            problems.Add(node.Line, $"{Sentence(name)} has no {Quote.Of(key.Name)}.", $"Add '{key.Name}: {key.Example}'.");
        }

        return section;
    }

    /// <summary>How messages call the nth element of a list: by its id where it has one, else by its place.</summary>
    public static string NameOf(string kind, RawNode node, int index)
    {
        var id = (node as RawNode.Mapping)?.Entries.FirstOrDefault(entry => entry.Key == "id")?.Value as RawNode.Scalar;
        return id is { IsEmpty: false } ? $"{kind} {Quote.Of(id.Text)}" : Invariant($"{kind} {index + 1}");
    }

    public bool Has(string key) => _values.ContainsKey(key);

    /// <summary>The key's value; null when absent, which was reported if the key is required.</summary>
    public RawNode? Find(string key) => _values.GetValueOrDefault(key);

    /// <summary>The key's text with its line; null when absent, empty or not text.</summary>
    public RawNode.Scalar? Scalar(string key)
    {
        var node = Find(key);
        if (node is null or RawNode.Scalar { IsEmpty: false })
        {
            return node as RawNode.Scalar;
        }

        Reject(key, node, "text");
        return null;
    }

    /// <summary>The key's list; empty when absent, which was reported, and when it is empty or no list, which is reported.</summary>
    public IReadOnlyList<RawNode> Items(string key)
    {
        var node = Find(key);
        if (node is null or RawNode.Sequence { Items.Count: > 0 })
        {
            return node is RawNode.Sequence list ? list.Items : [];
        }

        Reject(key, node, "a list");
        return [];
    }

    /// <summary>The entries of the key's mapping; empty as in <see cref="Items"/>.</summary>
    public IReadOnlyList<RawEntry> Entries(string key)
    {
        var node = Find(key);
        if (node is null or RawNode.Mapping { Entries.Count: > 0 })
        {
            return node is RawNode.Mapping mapping ? mapping.Entries : [];
        }

        Reject(key, node, "a mapping");
        return [];
    }

    /// <summary>Reports a value: <c>'trust' of source 'x' {what}</c>.</summary>
    public void Reject(string key, int line, string what, string suggestion) =>
        Problems.Add(line, $"{Quote.Of(key)} of {Name} {what}.", suggestion);

    public string Example(string key) => _keys.First(known => known.Name == key).Example;

    private static string Sentence(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private void Reject(string key, RawNode node, string wanted)
    {
        var isEmpty = node is RawNode.Scalar { IsEmpty: true } or RawNode.Sequence { Items.Count: 0 } or RawNode.Mapping { Entries.Count: 0 };
        Reject(key, node.Line, isEmpty ? "is empty" : $"is {node.Kind}, not {wanted}", $"Write '{key}: {Example(key)}'.");
    }

    private void Take(RawEntry entry)
    {
        if (_keys.Any(key => key.Name == entry.Key))
        {
            _values.Add(entry.Key, entry.Value);
            return;
        }

        Problems.Add(
            entry.Line,
            $"{Sentence(Name)} has an unknown key {Quote.Of(entry.Key)}.",
            Nearest.Suggest(entry.Key, [.. _keys.Select(key => key.Name)]));
    }
}
