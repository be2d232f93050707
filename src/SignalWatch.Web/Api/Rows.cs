using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace SignalWatch.Web.Api;

/// <summary>Answers with rows: a page with a cursor, or all of them as a stream.</summary>
/// <param name="signer">Makes and reads cursors.</param>
internal sealed class Rows(CursorSigner signer)
{
    /// <summary>Answers in the form that is wanted.</summary>
    /// <exception cref="QueryProblemException">Limit, cursor, fields or format can't be used.</exception>
    public async Task<IResult> AnswerAsync<T>(ApiRequest request, RowSource<T> source)
        where T : notnull
    {
        var format = MediaTypes.RowFormatOf(request);
        var limit = request.Limit(format);
        var shape = RowShape<T>.Of(source.Type, request);
        var behind = await signer.ReadAsync(request);
        if (format != RowFormat.Json)
        {
            return new RowStream<T>(shape, format, source.ReadBehind(behind, limit));
        }

        // One more than wanted tells whether there is a next page.
        var read = await source.ReadBehind(behind, limit + 1).ToListAsync(request.Ending);
        var page = limit < read.Count ? read[..limit.Value] : read;
        return await PageAsync(request, shape, page, page.Count < read.Count ? source.PositionOf(page[^1]) : null);
    }

    /// <summary>A page of rows.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="shape">The fields wanted.</param>
    /// <param name="page">The rows.</param>
    /// <param name="position">Where the next page begins; null where there is none.</param>
    public async Task<IResult> PageAsync<T>(ApiRequest request, RowShape<T> shape, IReadOnlyList<T> page, string? position)
        where T : notnull
    {
        var cursor = position is null ? null : await signer.SignAsync(request, position);
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        await using (var writer = ApiText.Writer(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("data");
            foreach (var row in page)
            {
                shape.Write(writer, row);
            }

            writer.WriteEndArray();
            writer.WriteString("nextCursor", cursor);
            writer.WriteEndObject();
        }

        return new WholeAnswer(buffer.WrittenMemory, nextUrl: cursor is null ? "" : NextUrl(request.Context.Request, cursor));
    }

    // Without scheme and host, which a proxy may change.
    private static string NextUrl(HttpRequest request, string cursor)
    {
        var query = new QueryBuilder(request.Query.Where(pair => pair.Key != QueryParameter.Cursor.Name)) { { QueryParameter.Cursor.Name, cursor } };
        return UriHelper.BuildRelative(request.PathBase, request.Path, query.ToQueryString());
    }
}
