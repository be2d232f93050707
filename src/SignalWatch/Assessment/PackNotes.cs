using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.Assessment;

/// <summary>
/// Remembers which pack the likelihoods were last worked out with, and notes each change: table <c>packnotes</c>, partition = pack id,
/// row <c>outline</c>, and a row <c>yyyyMMdd|number</c> for each note. The outline is written last: a stop in between notes the same again.
/// </summary>
/// <param name="store">Where the table is.</param>
public sealed class PackNotes(ITableStore store)
{
    private const string TableName = "packnotes";
    private const string OutlineKey = "outline";
    private const int PartLength = 16_000;

    /// <summary>Whether the pack differs from the one used before; false for a pack that is used for the first time.</summary>
    public async Task<bool> IsChangedAsync(Pack pack, CancellationToken cancellationToken) =>
        await StoredAsync(pack, cancellationToken) is { Length: > 0 } stored && stored != PackOutline.Of(pack).ToText();

    /// <summary>Notes how the pack differs from the one used before under today's date, and remembers it: to be called when all that rests on it is saved.</summary>
    public async Task RecordAsync(Pack pack, DateOnly today, CancellationToken cancellationToken)
    {
        var outline = PackOutline.Of(pack);
        var stored = await StoredAsync(pack, cancellationToken);
        if (stored == outline.ToText())
        {
            return;
        }

        var changes = PackOutline.Parse(stored) is { } before ? outline.ChangesSince(before) : [];
        var prefix = $"{DayKey.Of(today)}|{Fingerprint(outline)}|";
        var table = await store.OpenAsync(TableName, cancellationToken);
        await table.UpsertAsync(
            [.. changes.Select((change, number) => RowOf(pack.Id, prefix + number.ToString("0000", CultureInfo.InvariantCulture), change))],
            cancellationToken);
        await table.UpsertAsync([RowOf(pack.Id, OutlineKey, outline.ToText())], cancellationToken);
    }

    /// <summary>All notes of a pack, oldest first.</summary>
    public async Task<IReadOnlyList<PackNote>> ReadAsync(string packId, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        var notes = new List<PackNote>();
        await foreach (var row in table.ScanAsync(packId, null, OutlineKey, null, cancellationToken))
        {
            notes.Add(new PackNote(DayKey.Parse(row.RowKey[..row.RowKey.IndexOf('|', StringComparison.Ordinal)]), TextOf(row)));
        }

        return notes;
    }

    private async Task<string> StoredAsync(Pack pack, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        return TextOf(await table.FindAsync(pack.Id, OutlineKey, cancellationToken));
    }

    // Two changes on one day are kept apart, and the same change noted again after a stop falls on its own rows.
    private static string Fingerprint(PackOutline outline) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(outline.ToText())))[..8];

    // One property holds some 32,000 characters at most; the outline of a great pack has more.
    private static Row RowOf(string packId, string key, string text)
    {
        var parts = new Dictionary<string, object>(StringComparer.Ordinal);
        for (var start = 0; start < text.Length; start += PartLength)
        {
            parts[PartName(parts.Count)] = text.Substring(start, Math.Min(PartLength, text.Length - start));
        }

        return new Row { PartitionKey = packId, RowKey = key, Properties = parts };
    }

    private static string TextOf(Row? row)
    {
        var text = new StringBuilder();
        for (var part = 0; row?.Get<string>(PartName(part)) is { } piece; part++)
        {
            text.Append(piece);
        }

        return text.ToString();
    }

    private static string PartName(int part) => string.Create(CultureInfo.InvariantCulture, $"Text{part}");
}
