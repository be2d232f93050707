using SignalWatch.Cli.Output;
using SignalWatch.History;

namespace SignalWatch.Cli.Commands;

/// <summary>Says how many items were not scored for want of examples in their language: no evidence of them is not the same as no news.</summary>
internal static class UnscoredText
{
    /// <summary>The counts by language, such as <c>ka 10, az 2</c>; null when there are none.</summary>
    public static string? Of(IEnumerable<UnscoredItems> unscored)
    {
        var languages = unscored.GroupBy(one => one.Language, StringComparer.Ordinal)
            .Select(group => (Language: group.Key, Count: group.Sum(one => one.Count)))
            .OrderByDescending(one => one.Count)
            .Select(one => FormattableString.Invariant($"{one.Language} {one.Count:#,0}"))
            .ToList();
        return languages.Count == 0 ? null : string.Join(", ", languages);
    }

    /// <summary>Prints a line on standard error when there are any between the days; null is open.</summary>
    public static async Task PrintAsync(Printer printer, Workspace workspace, DateOnly? from, DateOnly? to, CancellationToken cancellationToken)
    {
        var unscored = await workspace.Items.UnscoredAsync(from ?? DateOnly.MinValue, to ?? DateOnly.MaxValue, cancellationToken);
        if (Of(unscored) is { } languages)
        {
            printer.Problem(FormattableString.Invariant(
                $"{unscored.Sum(one => one.Count):#,0} items of that time are kept but not scored, since the pack has no examples in their language: {languages}."));
        }
    }
}
