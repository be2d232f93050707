namespace SignalWatch.Packs;

/// <summary>Reads <c>concepts</c>: by kind, each concept's name and its aliases; then which of them count as one.</summary>
internal static class ConceptSection
{
    private const int LongestAlias = 100;

    private static readonly IReadOnlyList<(string Key, ConceptKind Kind, string Example)> Kinds =
    [
        ("actors", ConceptKind.Actor, "{iran: [Iran, Iranian*]}"),
        ("places", ConceptKind.Place, "{tbilisi: [Tbilisi]}"),
        ("actions", ConceptKind.Action, "{protest: [protest*, rally]}"),
        ("things", ConceptKind.Thing, "{gas: [gas, LNG]}"),
    ];

    private static readonly IReadOnlyList<SectionKey> Keys =
    [
        .. Kinds.Select(kind => new SectionKey(kind.Key, kind.Example, IsRequired: false)),
        new("groups", "{iranian-side: [iran, khamenei]}", IsRequired: false),
    ];

    public static IReadOnlyList<Concept> Read(RawNode? node, Names names, ProblemList problems)
    {
        if (node is null)
        {
            return [];
        }

        var section = Section.Open(node, "the concept table", Keys, problems);
        if (node is RawNode.Mapping && !Kinds.Any(kind => section.Has(kind.Key)))
        {
            problems.Add(node.Line, "The concept table is empty.", $"Add '{Kinds[0].Key}: {Kinds[0].Example}'.");
        }

        var concepts = Kinds.SelectMany(kind => section.Entries(kind.Key).Select(entry => ReadConcept(entry, kind.Kind, names, problems))).ToList();
        return ConceptGroups.Read(section.Entries("groups"), concepts, names, problems);
    }

    private static Concept ReadConcept(RawEntry entry, ConceptKind kind, Names names, ProblemList problems)
    {
        names.Define(entry.Key, entry.Line);
        return new Concept { Name = entry.Key, Kind = kind, Aliases = ReadAliases(entry, problems) };
    }

    private static List<string> ReadAliases(RawEntry entry, ProblemList problems)
    {
        if (entry.Value is not RawNode.Sequence { Items.Count: > 0 } list)
        {
            var wrong = entry.Value is RawNode.Sequence or RawNode.Scalar { IsEmpty: true } ? "has no aliases" : "has aliases that are not a list";
            problems.Add(entry.Line, $"The concept {Quote.Of(entry.Key)} {wrong}.", $"Write '{entry.Key}: [a word, a beginning*]'.");
            return [];
        }

        var aliases = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in list.Items)
        {
            if (item is not RawNode.Scalar { IsEmpty: false } alias)
            {
                problems.Add(item.Line, $"An alias of {Quote.Of(entry.Key)} is empty or not text.", "Remove it, or put it in quotes.");
            }
            else if (!aliases.Add(alias.Text.Trim()))
            {
                problems.Add(item.Line, $"The alias {Quote.Of(alias.Text)} of {Quote.Of(entry.Key)} is there twice; case makes no difference.", "Remove one of them.");
            }
            else
            {
                CheckAlias(alias.Text, alias.Line, entry.Key, problems);
            }
        }

        return [.. aliases];
    }

    private static void CheckAlias(string alias, int line, string concept, ProblemList problems)
    {
        var star = alias.IndexOf('*', StringComparison.Ordinal);
        if (star == 0 || (star > 0 && star < alias.Length - 1))
        {
            problems.Add(line, $"The alias {Quote.Of(alias)} of {Quote.Of(concept)} has a '*' elsewhere than after its last letter.", "Write the beginning that all forms share and one '*', such as 'sanction*'.");
        }

        if (alias.Length > LongestAlias || alias.Any(char.IsControl))
        {
            problems.Add(line, $"The alias {Quote.Of(alias)} of {Quote.Of(concept)} is too long or holds a control character.", "Write a word or a short phrase.");
        }
    }
}
