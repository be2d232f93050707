using System.Globalization;
using System.Runtime.CompilerServices;
using SignalWatch.History.Tables;
using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.History;

/// <summary>Every training of a pack's classifier: table <c>models</c>, partition = pack id, row <c>reversed ticks|version</c>, newest first.</summary>
/// <param name="store">Where the table is.</param>
public sealed class ModelHistory(ITableStore store)
{
    private const string TableName = "models";

    /// <summary>Stores a training. Safe to repeat.</summary>
    public async Task AddAsync(string pack, ModelRecord record, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        await table.UpsertAsync([RowOf(pack, record)], cancellationToken);
    }

    /// <summary>Streams the pack's trainings, newest first.</summary>
    public async IAsyncEnumerable<ModelRecord> NewestFirstAsync(string pack, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        await foreach (var row in table.ScanAsync(pack, null, null, null, cancellationToken))
        {
            yield return RecordOf(row);
        }
    }

    /// <summary>The newest training of that version; null when there is none.</summary>
    public async Task<ModelRecord?> FindAsync(string pack, string version, CancellationToken cancellationToken)
    {
        await foreach (var record in NewestFirstAsync(pack, cancellationToken))
        {
            if (record.Version == version)
            {
                return record;
            }
        }

        return null;
    }

    private static Row RowOf(string pack, ModelRecord record)
    {
        var properties = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [nameof(record.Examples)] = (long)record.Examples,
            [nameof(record.Verdicts)] = (long)record.Verdicts,
            [nameof(record.IsPromoted)] = record.IsPromoted,
            [nameof(record.Reason)] = record.Reason,
        };
        properties.AddText(nameof(record.Before), record.Before);
        if (record.VerdictsUntil is { } until)
        {
            properties[nameof(record.VerdictsUntil)] = until;
        }

        if (record.Comparison is { } comparison)
        {
            properties[nameof(comparison.FrozenTexts)] = (long)comparison.FrozenTexts;
            properties[nameof(comparison.CurrentF1)] = comparison.CurrentF1;
            properties[nameof(comparison.CandidateF1)] = comparison.CandidateF1;
            properties["NewestVerdicts"] = (long)comparison.Verdicts;
            properties[nameof(comparison.CurrentAgrees)] = (long)comparison.CurrentAgrees;
            properties[nameof(comparison.CandidateAgrees)] = (long)comparison.CandidateAgrees;
            properties[nameof(comparison.Indicators)] = string.Join('\n', comparison.Indicators.Select(one =>
                string.Create(CultureInfo.InvariantCulture, $"{one.Indicator} {one.Current:R} {one.Candidate:R}")));
        }

        return new Row { PartitionKey = pack, RowKey = $"{ReversedTicks.Of(record.Trained)}|{record.Version}", Properties = properties };
    }

    private static ModelRecord RecordOf(Row row) => new()
    {
        Version = row.RowKey[(row.RowKey.IndexOf('|', StringComparison.Ordinal) + 1)..],
        Trained = ReversedTicks.TimeOf(row.RowKey),
        Examples = (int)row.Value<long>(nameof(ModelRecord.Examples)),
        Verdicts = (int)row.Value<long>(nameof(ModelRecord.Verdicts)),
        VerdictsUntil = row.Properties.GetValueOrDefault(nameof(ModelRecord.VerdictsUntil)) as DateTimeOffset?,
        IsPromoted = row.Value<bool>(nameof(ModelRecord.IsPromoted)),
        Reason = row.Get<string>(nameof(ModelRecord.Reason)) ?? "",
        Before = row.Get<string>(nameof(ModelRecord.Before)),
        Comparison = row.Get<string>(nameof(ModelComparison.Indicators)) is { } indicators ? ComparisonOf(row, indicators) : null,
    };

    private static ModelComparison ComparisonOf(Row row, string indicators) => new()
    {
        FrozenTexts = (int)row.Value<long>(nameof(ModelComparison.FrozenTexts)),
        CurrentF1 = row.Value<double>(nameof(ModelComparison.CurrentF1)),
        CandidateF1 = row.Value<double>(nameof(ModelComparison.CandidateF1)),
        Verdicts = (int)row.Value<long>("NewestVerdicts"),
        CurrentAgrees = (int)row.Value<long>(nameof(ModelComparison.CurrentAgrees)),
        CandidateAgrees = (int)row.Value<long>(nameof(ModelComparison.CandidateAgrees)),
        Indicators = [.. indicators.Split('\n').Select(line => line.Split(' ')).Select(words => (
            new IndicatorId(words[0]),
            double.Parse(words[1], CultureInfo.InvariantCulture),
            double.Parse(words[2], CultureInfo.InvariantCulture)))],
    };
}
