using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using SignalWatch.Web.Pipeline;

namespace SignalWatch.Web.Api;

/// <summary>Rows as lines, written while they are read: however many there are, no more than a few parts of them are in memory.</summary>
/// <param name="shape">The fields wanted.</param>
/// <param name="format">NDJSON or CSV.</param>
/// <param name="rows">The rows.</param>
internal sealed class RowStream<T>(RowShape<T> shape, RowFormat format, IAsyncEnumerable<T> rows) : IResult
    where T : notnull
{
    // Half of what the server holds back for a slow reader, so that one half is sent while the other is written.
    private const int FlushedBytes = 32 * 1024;

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, ending) = (httpContext.Response, httpContext.RequestAborted);
        await using var parts = RowParts.ReadAheadAsync(rows, ending).GetAsyncEnumerator(ending);

        // The first part before the headers: a store that can't be read is an error with a status of its own.
        var isThere = await parts.MoveNextAsync();
        response.ContentType = $"{(format == RowFormat.Csv ? MediaTypes.Csv : MediaTypes.Ndjson)}; charset=utf-8";
        response.Headers.CacheControl = "private, no-store";
        response.Headers.Vary = "Accept, Accept-Encoding";
        if (HeadRequest.Is(httpContext))
        {
            return;
        }

        var output = response.BodyWriter;
        await using var writer = ApiText.Writer(output);
        var lines = new CsvLines(output);
        if (format == RowFormat.Csv)
        {
            foreach (var name in shape.Names)
            {
                lines.Add(name);
            }

            lines.End();
        }

        for (; isThere; isThere = await parts.MoveNextAsync())
        {
            foreach (var row in parts.Current)
            {
                Write(output, writer, lines, row);
                if (!output.CanGetUnflushedBytes || output.UnflushedBytes >= FlushedBytes)
                {
                    await output.FlushAsync(ending);
                }
            }
        }

        await output.FlushAsync(ending);
    }

    private void Write(PipeWriter output, System.Text.Json.Utf8JsonWriter writer, CsvLines lines, T row)
    {
        if (format == RowFormat.Csv)
        {
            shape.Write(lines, row);
            return;
        }

        shape.Write(writer, row);
        writer.Flush();
        writer.Reset();
        output.GetSpan(1)[0] = (byte)'\n';
        output.Advance(1);
    }
}
