using System.Globalization;
using System.Text.Json;
using SignalWatch.Packs;

namespace SignalWatch.Assessment;

/// <summary>What of a pack its likelihoods rest on, as named facts: two outlines tell what was changed between them.</summary>
/// <param name="Facts">By a name such as <c>the bearing of a on b</c>, the value, such as <c>++</c>.</param>
public sealed record PackOutline(IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>The outline of a pack.</summary>
    public static PackOutline Of(Pack pack)
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var scenario in pack.Scenarios)
        {
            var point = pack.Scale.Find(scenario.PublishedWord)?.Point ?? 0;
            facts[$"the scenario {scenario.Id}"] = string.Create(CultureInfo.InvariantCulture, $"'{scenario.PublishedWord}' ({point:0.##})");
            facts[$"the group of {scenario.Id}"] = scenario.Group ?? "none";
        }

        foreach (var indicator in pack.Indicators)
        {
            facts[$"the indicator {indicator.Id}"] = "watched";
            facts[$"the half-life of {indicator.Id}"] = string.Create(CultureInfo.InvariantCulture, $"{indicator.HalfLife.TotalDays:0.##} days");
            facts[$"what is expected of {indicator.Id}"] = indicator.ExpectedStories is { } expected
                ? string.Create(CultureInfo.InvariantCulture, $"{expected:0.##} stories in 30 days")
                : "nothing";
            foreach (var (scenario, bearing) in indicator.Bearings)
            {
                facts[$"the bearing of {indicator.Id} on {scenario}"] = bearing.Symbol;
            }
        }

        return new PackOutline(facts);
    }

    /// <summary>The outline that <see cref="ToText"/> wrote; null when it is not one.</summary>
    public static PackOutline? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(text) is { } facts ? new PackOutline(facts) : null;
        }
        catch (JsonException) // also an empty text: nothing was stored
        {
            return null;
        }
    }

    /// <summary>The outline as text: equal outlines give equal texts.</summary>
    public string ToText() => JsonSerializer.Serialize(new SortedDictionary<string, string>(new Dictionary<string, string>(Facts, StringComparer.Ordinal), StringComparer.Ordinal));

    /// <summary>What became different since an earlier outline, a sentence each; what comes or goes with an indicator or scenario is not told singly.</summary>
    public IReadOnlyList<string> ChangesSince(PackOutline before)
    {
        var gone = before.Facts.Keys.Except(Facts.Keys, StringComparer.Ordinal).ToList();
        var added = Facts.Keys.Except(before.Facts.Keys, StringComparer.Ordinal).ToList();
        var changed = Facts.Where(fact => before.Facts.TryGetValue(fact.Key, out var old) && old != fact.Value);
        return
        [
            .. gone.Where(IsWhole).Select(name => $"Removed: {name}; its history is kept."),
            .. added.Where(IsWhole).Select(name => $"Added: {name}."),
            .. changed.Select(fact => $"Changed: {fact.Key}, from {before.Facts[fact.Key]} to {fact.Value}."),
        ];
    }

    private static bool IsWhole(string name) =>
        name.StartsWith("the indicator ", StringComparison.Ordinal) || name.StartsWith("the scenario ", StringComparison.Ordinal);
}
