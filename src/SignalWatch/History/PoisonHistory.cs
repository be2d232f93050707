using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using SignalWatch.History.Tables;

namespace SignalWatch.History;

/// <summary>
/// Messages that used up their retries: table <c>poison</c>, partition <c>message</c>, row <c>reversed ticks|hash</c>, insert-only. Hosts write it when a
/// queue gives a message up.
/// </summary>
/// <param name="store">Where the table is.</param>
public sealed class PoisonHistory(ITableStore store)
{
    private const string TableName = "poison";
    private const string Partition = "message";
    private const int LongestText = 1000;

    /// <summary>Stores a message. Safe to repeat with the same time.</summary>
    public async Task AddAsync(PoisonMessage message, CancellationToken cancellationToken)
    {
        var properties = new Dictionary<string, object>(StringComparer.Ordinal);
        properties.AddText(nameof(message.Queue), message.Queue, LongestText);
        properties.AddText(nameof(message.Content), message.Content, LongestText);
        properties.AddText(nameof(message.Fault), message.Fault, LongestText);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{message.Queue}\n{message.Content}")))[..16];
        var table = await store.OpenAsync(TableName, cancellationToken);
        await table.InsertAsync(
            [new Row { PartitionKey = Partition, RowKey = $"{ReversedTicks.Of(message.Time)}|{hash}", Properties = properties }], cancellationToken);
    }

    /// <summary>Streams the messages given up at <paramref name="from"/> or later, newest first.</summary>
    public async IAsyncEnumerable<PoisonMessage> NewestFirstAsync(DateTimeOffset from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        await foreach (var row in table.ScanAsync(Partition, null, ReversedTicks.Of(from) + '~', null, cancellationToken))
        {
            yield return new PoisonMessage(
                ReversedTicks.TimeOf(row.RowKey),
                row.Get<string>(nameof(PoisonMessage.Queue)) ?? "",
                row.Get<string>(nameof(PoisonMessage.Content)) ?? "",
                row.Get<string>(nameof(PoisonMessage.Fault)) ?? "");
        }
    }
}
