using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace SignalWatch.Web.Api;

/// <summary>Reads rows ahead of who writes them, a few parts at most: reading from disk and writing to the network then go on side by side.</summary>
internal static class RowParts
{
    private const int RowsOfPart = 256;
    private const int PartsAhead = 2;

    /// <summary>The rows in parts, in order. What goes wrong while reading is thrown where the parts are taken.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<T>> ReadAheadAsync<T>(IAsyncEnumerable<T> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var parts = Channel.CreateBounded<IReadOnlyList<T>>(new BoundedChannelOptions(PartsAhead) { SingleReader = true, SingleWriter = true });
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = Task.Run(() => ReadAsync(rows, parts.Writer, ending.Token), ending.Token);
        try
        {
            await foreach (var part in parts.Reader.ReadAllAsync(cancellationToken))
            {
                yield return part;
            }
        }
        finally
        {
            // Nothing reads on for a client that has gone.
            await ending.CancelAsync();
            await reading.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private static async Task ReadAsync<T>(IAsyncEnumerable<T> rows, ChannelWriter<IReadOnlyList<T>> parts, CancellationToken cancellationToken)
    {
        Exception? fault = null;
        try
        {
            var part = new List<T>(RowsOfPart);
            await foreach (var row in rows.WithCancellation(cancellationToken))
            {
                part.Add(row);
                if (part.Count == RowsOfPart)
                {
                    await parts.WriteAsync(part, cancellationToken);
                    part = new List<T>(RowsOfPart);
                }
            }

            await parts.WriteAsync(part, cancellationToken);
        }
#pragma warning disable CA1031 // Handed on whole to who takes the parts.
        catch (Exception e)
#pragma warning restore CA1031
        {
            fault = e;
        }
        finally
        {
            parts.TryComplete(fault);
        }
    }
}
