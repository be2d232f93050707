using static System.FormattableString;

namespace SignalWatch.Packs;

/// <summary>The ids of one kind that a pack defines; checks their form, that none repeats, and that references lead somewhere.</summary>
/// <param name="kind">How messages call one, such as <c>scenario</c>.</param>
internal sealed class Names(string kind, ProblemList problems)
{
    private readonly OrderedDictionary<string, int> _lines = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Known => _lines.Keys;

    /// <summary>Takes a name as defined, even a badly formed one, so that references to it are not reported as well.</summary>
    public void Define(string name, int line)
    {
        if (!Identifier.IsValid(name))
        {
            problems.Add(line, $"The {kind} name {Quote.Of(name)} is not made of lower-case words joined by hyphens.", Identifier.Suggest(name));
        }

        if (!_lines.TryAdd(name, line))
        {
            problems.Add(line, Invariant($"The {kind} {Quote.Of(name)} is there twice; the first is on line {_lines[name]}."), "Rename or remove one of them.");
        }
    }

    /// <summary>Whether the name is defined; reports it when not.</summary>
    /// <param name="user">What refers to it, such as <c>indicator 'x'</c>.</param>
    public bool Expect(string name, int line, string user)
    {
        if (_lines.ContainsKey(name))
        {
            return true;
        }

        problems.Add(line, $"There is no {kind} {Quote.Of(name)}, which {user} names.", Nearest.Suggest(name, Known));
        return false;
    }
}
