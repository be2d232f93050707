using System.Globalization;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Mail;
using SignalWatch.History.Tables;

namespace SignalWatch.Alerts.Delivery;

/// <summary>Outbox entries and their steps as rows and back; <see cref="Outbox"/> says which rows there are.</summary>
internal static class OutboxRows
{
    /// <summary>Partition that lists the recipients. No recipient is called so: an analyst's id has no tilde.</summary>
    public const string RecipientsPartition = "~recipients";

    /// <summary>Partition of the open entries.</summary>
    public const string OpenPartition = "open";

    /// <summary>Partition of the entries that were given up.</summary>
    public const string FailedPartition = "failed";

    private const string OperatorPartition = "~operator";
    private const string TroublePrefix = "trouble.";
    private const string ContentPrefix = "Content";
    private const int LongestReason = 2000;

    /// <summary>The partition of an entry: its analyst, whose id is the last part of the entry's, or the operator.</summary>
    public static string RecipientOf(OutboxId id) => id.Value.StartsWith(TroublePrefix, StringComparison.Ordinal)
        ? OperatorPartition
        : id.Value[(id.Value.LastIndexOf('.') + 1)..];

    /// <summary>What the row keys of an entry's steps begin with.</summary>
    public static string StepsPrefixOf(OutboxId id) => $"s|{id}|";

    /// <summary>The row that is there once the entry is: its first step, with the entry itself.</summary>
    public static Row FirstRowOf(OutboxEntry entry, OutboxStep first)
    {
        var properties = PropertiesOf(first);
        properties[nameof(entry.Kind)] = entry.Kind.ToString();
        properties[nameof(entry.Decided)] = entry.Decided;
        properties.AddText(nameof(entry.AnalystId), entry.AnalystId?.Value);
        properties.AddText(nameof(entry.AlertId), entry.AlertId?.Value);
        properties.AddText(nameof(entry.Headline), entry.Headline);
        foreach (var (number, part) in entry.Content.Chunk(RowText.MaximumLength).Index())
        {
            properties[ContentName(number)] = new string(part);
        }

        return new Row { PartitionKey = RecipientOf(entry.Id), RowKey = StepKeyOf(entry.Id, first.Number), Properties = properties };
    }

    /// <summary>The row of a later step.</summary>
    public static Row StepRowOf(OutboxId id, OutboxStep step) =>
        new() { PartitionKey = RecipientOf(id), RowKey = StepKeyOf(id, step.Number), Properties = PropertiesOf(step) };

    /// <summary>The row by which an entry is listed newest first.</summary>
    public static Row ListRowOf(OutboxEntry entry) =>
        new() { PartitionKey = RecipientOf(entry.Id), RowKey = $"t|{ReversedTicks.Of(entry.Decided)}|{entry.Id}" };

    /// <summary>The row key beyond those of entries decided at that time or later.</summary>
    public static string ListKeyBeyond(DateTimeOffset from) => $"t|{ReversedTicks.Of(from)}~";

    /// <summary>The time and the id of a row that lists an entry.</summary>
    public static (DateTimeOffset Decided, OutboxId Id) ListedBy(Row row)
    {
        var key = row.RowKey.Split('|', 3);
        return (ReversedTicks.TimeOf(key[1]), new OutboxId(key[2]));
    }

    /// <summary>The row that leads to an entry with something left to do; null where this step leaves nothing.</summary>
    public static Row? IndexRowOf(OutboxId id, OutboxStep step) => step.State switch
    {
        OutboxState.Queued or OutboxState.Sending or OutboxState.Deferred =>
            new Row { PartitionKey = OpenPartition, RowKey = $"{DueKeyOf(step.NotBefore)}|{id}|{NumberKeyOf(step.Number)}" },
        OutboxState.Failed => new Row { PartitionKey = FailedPartition, RowKey = $"{ReversedTicks.Of(step.Time)}|{id}|{NumberKeyOf(step.Number)}" },
        _ => null,
    };

    /// <summary>The row key beyond those of open steps due at that time or before.</summary>
    public static string OpenKeyBeyond(DateTimeOffset now) => DueKeyOf(now) + '~';

    /// <summary>The row key beyond those of entries given up at that time or later.</summary>
    public static string FailedKeyBeyond(DateTimeOffset from) => ReversedTicks.Of(from) + '~';

    /// <summary>The entry and the step that a row leads to.</summary>
    public static (OutboxId Id, int Step) LedToBy(Row row)
    {
        var key = row.RowKey.Split('|');
        return (new OutboxId(key[1]), int.Parse(key[2], CultureInfo.InvariantCulture));
    }

    /// <summary>The entry of its first row.</summary>
    public static OutboxEntry EntryOf(OutboxId id, Row row) => new()
    {
        Id = id,
        Kind = Enum.Parse<MailKind>(row.Get<string>(nameof(OutboxEntry.Kind)) ?? ""),
        Decided = row.Value<DateTimeOffset>(nameof(OutboxEntry.Decided)),
        AnalystId = row.Get<string>(nameof(OutboxEntry.AnalystId)) is { } analyst ? new AnalystId(analyst) : null,
        AlertId = row.Get<string>(nameof(OutboxEntry.AlertId)) is { } alert ? new AlertId(alert) : null,
        Headline = row.Get<string>(nameof(OutboxEntry.Headline)) ?? "",
        Content = ContentOf(row),
    };

    /// <summary>The step of a row.</summary>
    public static OutboxStep StepOf(Row row) => new(
        int.Parse(row.RowKey.AsSpan(row.RowKey.LastIndexOf('|') + 1), CultureInfo.InvariantCulture),
        Enum.Parse<OutboxState>(row.Get<string>(nameof(OutboxStep.State)) ?? ""),
        row.Value<DateTimeOffset>(nameof(OutboxStep.Time)),
        row.Get<string>(nameof(OutboxStep.Reason)) ?? "",
        new DateTimeOffset(row.Value<long>(nameof(OutboxStep.NotBefore)), TimeSpan.Zero));

    private static Dictionary<string, object> PropertiesOf(OutboxStep step)
    {
        var properties = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [nameof(step.State)] = step.State.ToString(),
            [nameof(step.Time)] = step.Time,
            [nameof(step.NotBefore)] = step.NotBefore.UtcTicks,
        };
        properties.AddText(nameof(step.Reason), step.Reason, LongestReason);
        return properties;
    }

    private static string ContentOf(Row row)
    {
        var parts = new List<string>();
        while (row.Get<string>(ContentName(parts.Count)) is { } part)
        {
            parts.Add(part);
        }

        return string.Concat(parts);
    }

    private static string StepKeyOf(OutboxId id, int number) => StepsPrefixOf(id) + NumberKeyOf(number);

    private static string NumberKeyOf(int number) => number.ToString("D5", CultureInfo.InvariantCulture);

    private static string DueKeyOf(DateTimeOffset due) => due.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    private static string ContentName(int number) => string.Create(CultureInfo.InvariantCulture, $"{ContentPrefix}{number}");
}
