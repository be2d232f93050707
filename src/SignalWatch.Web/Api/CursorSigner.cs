using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using SignalWatch.History.Tables;

namespace SignalWatch.Web.Api;

/// <summary>
/// Makes cursors and reads them: the key of the last row read, signed with a key of this store together with what was asked for, so
/// that nobody can name a row that no page led to, and a cursor goes on with no other question than its own.
/// </summary>
/// <remarks>
/// The signing key is made once per store: table <c>sitekeys</c>, partition <c>keys</c>, row <c>cursor</c>, insert-only. A store that
/// is open for reading only and has none gives cursors that last as long as the process.
/// </remarks>
/// <param name="store">Where the signing key is.</param>
internal sealed class CursorSigner(ITableStore store)
{
    private const string TableName = "sitekeys";
    private const string Partition = "keys";
    private const string RowKey = "cursor";
    private const string KeyName = "Key";
    private const int KeyBytes = 32;
    private const int TagBytes = 16;
    private const int LongestCursor = 1200;

    // What shapes the answer does not change which rows there are.
    private static readonly string[] OfShape = [QueryParameter.Cursor.Name, QueryParameter.Limit.Name, QueryParameter.Fields.Name, QueryParameter.Format.Name];

    private byte[]? _key;

    /// <summary>The cursor behind a row.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="position">The row's key.</param>
    public async ValueTask<string> SignAsync(ApiRequest request, string position)
    {
        var key = await KeyAsync(request.Ending);
        var text = Encoding.UTF8.GetBytes(position);
        byte[] signed = [.. TagOf(key, request.Context.Request, text), .. text];
        return Base64Url.EncodeToString(signed);
    }

    /// <summary>The key of the row to go on behind; null to begin at the first.</summary>
    /// <exception cref="QueryProblemException">The request's cursor was not made here, or for another question.</exception>
    public async ValueTask<string?> ReadAsync(ApiRequest request)
    {
        if (request.Text(QueryParameter.Cursor) is not { } cursor)
        {
            return null;
        }

        if (cursor.Length > LongestCursor || !Base64Url.IsValid(cursor) || Base64Url.DecodeFromChars(cursor) is not { Length: > TagBytes } signed)
        {
            throw Refused();
        }

        var key = await KeyAsync(request.Ending);
        var text = signed.AsSpan(TagBytes);
        return CryptographicOperations.FixedTimeEquals(signed.AsSpan(0, TagBytes), TagOf(key, request.Context.Request, text))
            ? Encoding.UTF8.GetString(text)
            : throw Refused();
    }

    private static QueryProblemException Refused() => QueryProblemException.Bad(
        QueryParameter.Cursor.Name, "It is not one that was given for this address and these parameters; begin again without it, and change no parameter from page to page.");

    private static byte[] TagOf(byte[] key, HttpRequest request, ReadOnlySpan<byte> position)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Append(hash, request.Path.Value ?? "");
        foreach (var (name, value) in request.Query.Where(pair => !OfShape.Contains(pair.Key, StringComparer.Ordinal)).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Append(hash, name);
            Append(hash, value.ToString());
        }

        hash.AppendData(position);
        return hash.GetHashAndReset()[..TagBytes];
    }

    // With its length before it, no text can run into the next.
    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }

    private async ValueTask<byte[]> KeyAsync(CancellationToken cancellationToken)
    {
        if (_key is { } known)
        {
            return known;
        }

        var table = await store.OpenAsync(TableName, cancellationToken);
        var row = await table.FindAsync(Partition, RowKey, cancellationToken) ?? await MadeAsync(table, cancellationToken);
        var key = Convert.FromBase64String((string)row.Properties[KeyName]);
        return Interlocked.CompareExchange(ref _key, key, null) ?? key;
    }

    private static async Task<Row> MadeAsync(ITable table, CancellationToken cancellationToken)
    {
        var made = new Row
        {
            PartitionKey = Partition,
            RowKey = RowKey,
            Properties = new Dictionary<string, object>(StringComparer.Ordinal) { [KeyName] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)) },
        };
        try
        {
            await table.InsertAsync([made], cancellationToken);
        }
        catch (StoreException)
        {
            return made; // open for reading only
        }

        return await table.FindAsync(Partition, RowKey, cancellationToken) ?? made;
    }
}
