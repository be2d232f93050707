using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.Packs;

namespace SignalWatch.Web.Dashboard;

/// <summary>Reads a page of an indicator's signals, with what analysts said of them.</summary>
internal sealed class SignalList(Pack pack, SignalHistory signals, VerdictHistory verdicts)
{
    private const int PageLength = 20;

    // Filters may pass over most of what is read: after this many signals the page ends, and its link goes on from there.
    private const int MostRead = 2_000;
    private const int VerdictsRead = 2_000;

    private readonly EvidenceMarks _marks = new(pack);

    /// <summary>The signals that the question asks for, newest first, and where the list goes on.</summary>
    public async Task<(IReadOnlyList<SignalRow> Rows, SignalCursor? Older)> ReadAsync(
        IndicatorId indicator, IndicatorQuestion question, CancellationToken cancellationToken)
    {
        var (found, older) = await FindAsync(indicator, question, cancellationToken);
        var judged = found.Count == 0 ? [] : await JudgedAsync(indicator, cancellationToken);
        return ([.. found.Select(signal => RowOf(signal, judged.GetValueOrDefault((signal.SourceId, signal.ItemId))))], older);
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private static bool IsWanted(Signal signal, IndicatorQuestion question) =>
        (question.Source is null || signal.SourceId == question.Source) && signal.Probability >= (question.AtLeast ?? 0);

    private async Task<(List<Signal> Found, SignalCursor? Older)> FindAsync(
        IndicatorId indicator, IndicatorQuestion question, CancellationToken cancellationToken)
    {
        var found = new List<Signal>();
        var (cursor, left) = ((SignalCursor?)null, MostRead);
        var to = Midnight(question.To.AddDays(1));
        var end = question.Older is { } older && older.Time.AddTicks(1) < to ? older.Time.AddTicks(1) : to;
        await foreach (var signal in signals.NewestFirstAsync(indicator, Midnight(question.From), end, null, cancellationToken))
        {
            if (found.Count == PageLength || left-- == 0)
            {
                return (found, cursor);
            }

            cursor = SignalCursor.After(cursor, signal);
            var isRead = question.Older is { } read && signal.Time == read.Time && cursor.Read <= read.Read;
            if (!isRead && IsWanted(signal, question))
            {
                found.Add(signal);
            }
        }

        return (found, null);
    }

    private async Task<Dictionary<(SourceId, ItemId), Verdict>> JudgedAsync(IndicatorId indicator, CancellationToken cancellationToken)
    {
        var latest = new Dictionary<(SourceId, ItemId), Verdict>();
        await foreach (var verdict in verdicts.NewestFirstAsync(VerdictsRead, cancellationToken))
        {
            if (verdict.IndicatorId == indicator)
            {
                latest.TryAdd((verdict.SourceId, verdict.ItemId), verdict);
            }
        }

        return latest;
    }

    private SignalRow RowOf(Signal signal, Verdict? verdict) => new(
        signal,
        _marks.Of(signal.Title, signal.Why),
        string.Equals(signal.Sentence, signal.Title, StringComparison.Ordinal) ? [] : _marks.Of(signal.Sentence, signal.Why),
        SafeLink.Of(signal.Url),
        verdict);
}
