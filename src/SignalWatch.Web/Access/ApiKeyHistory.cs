using System.Globalization;
using SignalWatch.History;
using SignalWatch.History.Tables;

namespace SignalWatch.Web.Access;

/// <summary>
/// The API keys: table <c>apikeys</c>, row = a key's id. Partition <c>key</c> says what it is and <c>revoked</c> since when it is refused,
/// both insert-only, so that nothing makes a revoked key good again; <c>used</c> has the last day of use. A few dozen rows at most.
/// </summary>
/// <param name="store">Where the table is.</param>
public sealed class ApiKeyHistory(ITableStore store)
{
    /// <summary>The longest name of a key, in characters.</summary>
    public const int LongestName = VerdictHistory.LongestAnalyst;

    private const string TableName = "apikeys";
    private const string Keys = "key";
    private const string Revocations = "revoked";
    private const string Uses = "used";

    /// <summary>Makes a key.</summary>
    /// <param name="name">Whose it is or what for; 1 to 60 characters, none of them a control character.</param>
    /// <param name="scope">What it lets do.</param>
    /// <param name="at">Now, UTC.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <returns>The record, and the key itself, which can't be had again.</returns>
    /// <exception cref="ArgumentException">The name is refused.</exception>
    public async Task<(ApiKey Record, string Key)> CreateAsync(string name, Scope scope, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
        {
            throw new ArgumentException(FormattableString.Invariant($"A key's name has 1 to {LongestName} characters and no control characters."), nameof(name));
        }

        var (id, key) = ApiKeyText.New();
        var record = new ApiKey { Id = id, Name = name, Scope = scope, Hash = Convert.ToHexStringLower(ApiKeyText.HashOf(key)), Created = at };
        var table = await store.OpenAsync(TableName, cancellationToken);
        await table.InsertAsync([RowOf(record)], cancellationToken);
        return (record, key);
    }

    /// <summary>Has a key refused from now on; the first revocation of a key stands.</summary>
    /// <returns>False when there is no such key.</returns>
    public async Task<bool> RevokeAsync(string id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        if (!(await AllAsync(cancellationToken)).Any(key => string.Equals(key.Id, id, StringComparison.Ordinal)))
        {
            return false;
        }

        await table.InsertAsync([RowOf(Revocations, id, at)], cancellationToken);
        return true;
    }

    /// <summary>Remembers that a key was used on a day.</summary>
    public async Task MarkUsedAsync(string id, DateOnly day, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        await table.UpsertAsync([RowOf(Uses, id, new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero))], cancellationToken);
    }

    /// <summary>All keys, oldest first, also those that were revoked.</summary>
    public async Task<IReadOnlyList<ApiKey>> AllAsync(CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        var revoked = await TimesAsync(table, Revocations, cancellationToken);
        var used = await TimesAsync(table, Uses, cancellationToken);
        var keys = new List<ApiKey>();
        await foreach (var row in table.ScanAsync(Keys, null, null, null, cancellationToken))
        {
            keys.Add(KeyOf(row) with
            {
                Revoked = revoked.TryGetValue(row.RowKey, out var since) ? since : null,
                LastUsed = used.TryGetValue(row.RowKey, out var day) ? DateOnly.FromDateTime(day.UtcDateTime) : null,
            });
        }

        return [.. keys.OrderBy(key => key.Created)];
    }

    private static async Task<Dictionary<string, DateTimeOffset>> TimesAsync(ITable table, string partition, CancellationToken cancellationToken)
    {
        var times = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        await foreach (var row in table.ScanAsync(partition, null, null, null, cancellationToken))
        {
            times[row.RowKey] = row.Properties["Time"] is DateTimeOffset time ? time : DateTimeOffset.MinValue;
        }

        return times;
    }

    private static Row RowOf(string partition, string id, DateTimeOffset time) => new()
    {
        PartitionKey = partition,
        RowKey = id,
        Properties = new Dictionary<string, object>(StringComparer.Ordinal) { ["Time"] = time },
    };

    private static Row RowOf(ApiKey key) => new()
    {
        PartitionKey = Keys,
        RowKey = key.Id,
        Properties = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [nameof(key.Name)] = key.Name,
            [nameof(key.Scope)] = key.Scope.ToString(),
            [nameof(key.Hash)] = key.Hash,
            [nameof(key.Created)] = key.Created,
        },
    };

    private static ApiKey KeyOf(Row row) => new()
    {
        Id = row.RowKey,
        Name = Convert.ToString(row.Properties[nameof(ApiKey.Name)], CultureInfo.InvariantCulture) ?? "",
        Scope = Enum.Parse<Scope>(Convert.ToString(row.Properties[nameof(ApiKey.Scope)], CultureInfo.InvariantCulture) ?? ""),
        Hash = Convert.ToString(row.Properties[nameof(ApiKey.Hash)], CultureInfo.InvariantCulture) ?? "",
        Created = row.Properties[nameof(ApiKey.Created)] is DateTimeOffset created ? created : DateTimeOffset.MinValue,
    };
}
