using System.Globalization;
using SignalWatch.History.Tables;

namespace SignalWatch.Alerts.Delivery;

/// <summary>
/// How many mails may be sent in any minute and any hour, over all processes that share the store. The mails are numbered by rows that are
/// inserted if absent, each with its time: mail n may go when mail n - 30 is a minute old and mail n - 100 an hour, and of two
/// processes that want to be mail n one inserts it. So the bounds hold for every window, not only from one full hour to the next.
/// </summary>
/// <remarks>Table <c>sendingrate</c>, partition <c>sent</c>, row = number, counted down so that the newest comes first. Rows that no bound looks at any more are deleted.</remarks>
/// <param name="store">Where the table is.</param>
/// <param name="perMinute">The most in any minute, 1 or more.</param>
/// <param name="perHour">The most in any hour, 1 or more.</param>
public sealed class SendingRate(ITableStore store, int perMinute, int perHour)
{
    private const string TableName = "sendingrate";
    private const string Partition = "sent";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>When the next mail may be sent, judging by those sent; not after <paramref name="now"/> when it may be now.</summary>
    public async Task<DateTimeOffset> NextAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        return await FreeFromAsync(table, (await NewestAsync(table, cancellationToken)).Number + 1, cancellationToken) ?? now;
    }

    /// <summary>Counts a mail that is about to be sent.</summary>
    /// <returns>Null when it may be sent; otherwise the time from which one may be, and nothing is counted.</returns>
    public async Task<DateTimeOffset?> TryTakeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        while (true)
        {
            var (newest, last) = await NewestAsync(table, cancellationToken);
            if (await FreeFromAsync(table, newest + 1, cancellationToken) is { } free && free > now)
            {
                return free;
            }

            // Clocks of two machines differ: times never go back along the numbers.
            var time = last > now ? last : now;
            if ((await table.InsertAsync([RowOf(newest + 1, time)], cancellationToken))[0])
            {
                await ForgetAsync(table, newest + 1 - Math.Max(perMinute, perHour), cancellationToken);
                return null;
            }
        }
    }

    /// <summary>How many mails may be sent now.</summary>
    public async Task<int> FreeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        var (inMinute, inHour) = (0, 0);
        await foreach (var row in table.ScanAsync(Partition, null, null, Math.Max(perMinute, perHour), cancellationToken))
        {
            var age = now - TimeOf(row);
            inMinute += age < Minute ? 1 : 0;
            inHour += age < Hour ? 1 : 0;
        }

        return Math.Max(0, Math.Min(perMinute - inMinute, perHour - inHour));
    }

    private static async Task<(long Number, DateTimeOffset Time)> NewestAsync(ITable table, CancellationToken cancellationToken)
    {
        await foreach (var row in table.ScanAsync(Partition, null, null, 1, cancellationToken))
        {
            return (NumberOf(row), TimeOf(row));
        }

        return (-1, DateTimeOffset.MinValue);
    }

    private static async Task<DateTimeOffset?> EndAsync(ITable table, long number, TimeSpan window, CancellationToken cancellationToken) =>
        number >= 0 && await table.FindAsync(Partition, KeyOf(number), cancellationToken) is { } row ? TimeOf(row) + window : null;

    private static Task ForgetAsync(ITable table, long number, CancellationToken cancellationToken) =>
        number < 0 ? Task.CompletedTask : table.DeleteAsync([(Partition, KeyOf(number))], cancellationToken);

    private static Row RowOf(long number, DateTimeOffset time) => new()
    {
        PartitionKey = Partition,
        RowKey = KeyOf(number),
        Properties = new Dictionary<string, object>(StringComparer.Ordinal) { ["Time"] = time },
    };

    private static string KeyOf(long number) => (long.MaxValue - number).ToString("D19", CultureInfo.InvariantCulture);

    private static long NumberOf(Row row) => long.MaxValue - long.Parse(row.RowKey, CultureInfo.InvariantCulture);

    private static DateTimeOffset TimeOf(Row row) => row.Value<DateTimeOffset>("Time");

    /// <summary>When this mail may be sent; null when no bound holds it.</summary>
    private async Task<DateTimeOffset?> FreeFromAsync(ITable table, long number, CancellationToken cancellationToken)
    {
        var minute = await EndAsync(table, number - perMinute, Minute, cancellationToken);
        var hour = await EndAsync(table, number - perHour, Hour, cancellationToken);
        return minute is null || hour > minute ? hour : minute;
    }
}
