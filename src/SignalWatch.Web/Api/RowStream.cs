using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace SignalWatch.Web.Api;

/// <summary>Rows as lines, written while they are read: however many there are, no more than a part of them is in memory.</summary>
/// <param name="shape">The fields wanted.</param>
/// <param name="format">NDJSON or CSV.</param>
/// <param name="rows">The rows.</param>
internal sealed class RowStream<T>(RowShape<T> shape, RowFormat format, IAsyncEnumerable<T> rows) : IResult
    where T : notnull
{
    private const int FlushedBytes = 64 * 1024;

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, ending) = (httpContext.Response, httpContext.RequestAborted);
        await using var reader = rows.GetAsyncEnumerator(ending);

        // The first row before the headers: a store that can't be read is an error with a status of its own.
        var isThere = await reader.MoveNextAsync();
        response.ContentType = $"{(format == RowFormat.Csv ? MediaTypes.Csv : MediaTypes.Ndjson)}; charset=utf-8";
        response.Headers.CacheControl = "private, no-store";
        response.Headers.Vary = "Accept, Accept-Encoding";
        await (format == RowFormat.Csv ? WriteCsvAsync(reader, isThere, response.BodyWriter, ending) : WriteNdjsonAsync(reader, isThere, response.BodyWriter, ending));
        await response.BodyWriter.FlushAsync(ending);
    }

    private async Task WriteNdjsonAsync(IAsyncEnumerator<T> reader, bool isThere, PipeWriter output, CancellationToken cancellationToken)
    {
        await using var writer = ApiText.Writer(output);
        while (isThere)
        {
            shape.Write(writer, reader.Current);
            writer.Flush();
            writer.Reset();
            output.GetSpan(1)[0] = (byte)'\n';
            output.Advance(1);
            await FlushFullAsync(output, cancellationToken);
            isThere = await reader.MoveNextAsync();
        }
    }

    private async Task WriteCsvAsync(IAsyncEnumerator<T> reader, bool isThere, PipeWriter output, CancellationToken cancellationToken)
    {
        var lines = new CsvLines(output);
        foreach (var name in shape.Names)
        {
            lines.Add(name);
        }

        lines.End();
        while (isThere)
        {
            shape.Write(lines, reader.Current);
            await FlushFullAsync(output, cancellationToken);
            isThere = await reader.MoveNextAsync();
        }
    }

    private static ValueTask<FlushResult> FlushFullAsync(PipeWriter output, CancellationToken cancellationToken) =>
        output.CanGetUnflushedBytes && output.UnflushedBytes < FlushedBytes ? default : output.FlushAsync(cancellationToken);
}
