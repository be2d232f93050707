using System.Runtime.CompilerServices;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.Assessment;

/// <summary>Every indicator's levels: table <c>levels</c>, partition = indicator id, row = <c>yyyyMMdd</c>.</summary>
/// <param name="store">Where the table is.</param>
public sealed class LevelHistory(ITableStore store)
{
    private const string TableName = "levels";

    // A level that was set lately is found in the first scan; one from before a long stop in the second.
    private const int RecentDays = 40;

    /// <summary>Stores levels, in place of those that the days had.</summary>
    public async Task SaveAsync(IndicatorId indicator, IReadOnlyList<DayLevel> levels, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        await table.UpsertAsync([.. levels.Select(level => RowOf(indicator, level))], cancellationToken);
    }

    /// <summary>Streams an indicator's levels, oldest first, both days included: one range scan.</summary>
    public async IAsyncEnumerable<DayLevel> ReadAsync(
        IndicatorId indicator, DateOnly from, DateOnly to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        await foreach (var row in table.ScanAsync(indicator.Value, DayKey.Of(from), DayKey.Of(to) + '~', null, cancellationToken))
        {
            yield return LevelOf(row);
        }
    }

    /// <summary>The indicator's last level on a day before this one; null when it has none. <see cref="DateOnly.MaxValue"/> gives the current one.</summary>
    public async Task<DayLevel?> LastBeforeAsync(IndicatorId indicator, DateOnly day, CancellationToken cancellationToken)
    {
        if (day == DateOnly.MinValue)
        {
            return null;
        }

        var recent = day.DayNumber > RecentDays ? day.AddDays(-RecentDays) : DateOnly.MinValue;
        return await ReadAsync(indicator, recent, day.AddDays(-1), cancellationToken).LastOrDefaultAsync(cancellationToken)
            ?? await ReadAsync(indicator, DateOnly.MinValue, recent, cancellationToken).LastOrDefaultAsync(cancellationToken);
    }

    private static Row RowOf(IndicatorId indicator, DayLevel level) => new()
    {
        PartitionKey = indicator.Value,
        RowKey = DayKey.Of(level.Evidence.Day),
        Properties = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [nameof(DayLevel.Level)] = level.Level.ToString(),
            [nameof(DayEvidence.Stories)] = (long)level.Evidence.Stories,
            [nameof(DayEvidence.Probability)] = level.Evidence.Probability,
            [nameof(DayEvidence.Publishers)] = (long)level.Evidence.Publishers,
            [nameof(DayEvidence.Coverage)] = level.Evidence.Coverage,
            [nameof(DayLevel.Expected)] = level.Expected,
            [nameof(DayLevel.PValue)] = level.PValue,
            [nameof(DayLevel.Cusum)] = level.Cusum,
            [nameof(DayLevel.CalmDays)] = (long)level.CalmDays,
            [nameof(DayLevel.IsConfident)] = level.IsConfident,
        },
    };

    private static DayLevel LevelOf(Row row) => new()
    {
        Evidence = new DayEvidence(
            DayKey.Parse(row.RowKey),
            (int)row.Value<long>(nameof(DayEvidence.Stories)),
            row.Value<double>(nameof(DayEvidence.Probability)),
            (int)row.Value<long>(nameof(DayEvidence.Publishers)),
            row.Value<double>(nameof(DayEvidence.Coverage))),
        Level = Enum.Parse<Level>(row.Get<string>(nameof(DayLevel.Level)) ?? nameof(Level.Quiet)),
        Expected = row.Value<double>(nameof(DayLevel.Expected)),
        PValue = row.Value<double>(nameof(DayLevel.PValue)),
        Cusum = row.Value<double>(nameof(DayLevel.Cusum)),
        CalmDays = (int)row.Value<long>(nameof(DayLevel.CalmDays)),
        IsConfident = row.Value<bool>(nameof(DayLevel.IsConfident)),
    };
}
