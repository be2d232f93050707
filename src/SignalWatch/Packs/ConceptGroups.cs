namespace SignalWatch.Packs;

/// <summary>Reads <c>groups</c> of the concepts: which of them count as one, such as a president and a capital as their country.</summary>
internal static class ConceptGroups
{
    /// <summary>The concepts, each with the group that names it; a concept belongs to one group at most.</summary>
    public static IReadOnlyList<Concept> Read(IReadOnlyList<RawEntry> groups, IReadOnlyList<Concept> concepts, Names names, ProblemList problems)
    {
        var byConcept = new Dictionary<string, string>(StringComparer.Ordinal);
        var groupNames = new Names("concept group", problems);
        foreach (var group in groups)
        {
            groupNames.Define(group.Key, group.Line);
            if (group.Value is not RawNode.Sequence { Items.Count: > 0 } members)
            {
                problems.Add(group.Line, $"The concept group {Quote.Of(group.Key)} has no list of concepts.", $"Write '{group.Key}: [a-concept, another]'.");
                continue;
            }

            foreach (var member in members.Items)
            {
                AddMember(group.Key, member, byConcept, names, problems);
            }
        }

        return [.. concepts.Select(concept => byConcept.TryGetValue(concept.Name, out var group) ? concept with { Group = group } : concept)];
    }

    private static void AddMember(string group, RawNode member, Dictionary<string, string> byConcept, Names names, ProblemList problems)
    {
        if (member is not RawNode.Scalar { IsEmpty: false } name)
        {
            problems.Add(member.Line, $"The concept group {Quote.Of(group)} holds {member.Kind} where a concept's name belongs.", "Write names of concepts, parted by commas.");
        }
        else if (names.Expect(name.Text, name.Line, $"concept group {Quote.Of(group)}") && !byConcept.TryAdd(name.Text, group))
        {
            problems.Add(name.Line, $"The concept {Quote.Of(name.Text)} is in {Quote.Of(byConcept[name.Text])} and in {Quote.Of(group)}.", "Leave it in one of them.");
        }
    }
}
