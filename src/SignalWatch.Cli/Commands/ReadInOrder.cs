using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace SignalWatch.Cli.Commands;

/// <summary>Works on many names at once and hands the results on in the names' order, each as soon as those before it are done.</summary>
internal static class ReadInOrder
{
    // Enough to keep every core busy behind one slow name, and few enough to bound the memory of what waits for it.
    private static readonly int AtOnce = Math.Max(16, 4 * Environment.ProcessorCount);

    /// <summary>The results, in order.</summary>
    /// <param name="names">Taken one by one on a thread of their own, since standard input may keep them waiting.</param>
    /// <param name="read">Works on one name; called on many threads.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async IAsyncEnumerable<ReadResult> RunAsync(
        IEnumerable<string> names, Func<string, CancellationToken, Task<ReadResult>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var started = Channel.CreateBounded<Task<ReadResult>>(AtOnce);
        var starting = Task.Run(() => StartAsync(names, read, started.Writer, cancellationToken), cancellationToken);
        await foreach (var result in started.Reader.ReadAllAsync(cancellationToken))
        {
            yield return await result;
        }

        await starting;
    }

    private static async Task StartAsync(
        IEnumerable<string> names,
        Func<string, CancellationToken, Task<ReadResult>> read,
        ChannelWriter<Task<ReadResult>> started,
        CancellationToken cancellationToken)
    {
        try
        {
            foreach (var name in names)
            {
                // Waiting for room first bounds how many are begun.
                await started.WaitToWriteAsync(cancellationToken);
                await started.WriteAsync(Task.Run(() => read(name, cancellationToken), cancellationToken), cancellationToken);
            }
        }
        finally
        {
            started.Complete();
        }
    }
}
