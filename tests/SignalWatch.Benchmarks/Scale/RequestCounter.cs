using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace SignalWatch.Benchmarks.Scale;

/// <summary>Counts requests as a storage account charges them, by kind; tries that failed count too.</summary>
internal sealed class RequestCounter : HttpPipelineSynchronousPolicy
{
    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>Requests by kind since the last call.</summary>
    public IReadOnlyDictionary<string, long> Take()
    {
        var taken = _counts.ToDictionary(StringComparer.Ordinal);
        _counts.Clear();
        return taken;
    }

    /// <inheritdoc />
    public override void OnSendingRequest(HttpMessage message) => _counts.AddOrUpdate(KindOf(message.Request), 1, (_, count) => count + 1);

    private static string KindOf(Request request)
    {
        var path = request.Uri.Path;
        var isQueue = path.Contains("/messages", StringComparison.Ordinal) || path.EndsWith(ScaleWorker.QueueName, StringComparison.Ordinal);
        var isOne = path.Contains("PartitionKey=", StringComparison.Ordinal);
        return (isQueue, request.Method.Method) switch
        {
            (true, "GET") => OperationKind.QueueReceive,
            (true, "DELETE") => OperationKind.QueueDelete,
            (true, _) => OperationKind.QueueSend,
            (_, "GET") => isOne ? OperationKind.TableFind : OperationKind.TableScan,
            (_, "DELETE") => OperationKind.TableDelete,
            _ when path.EndsWith("/Tables", StringComparison.Ordinal) => OperationKind.TableOpen,
            _ => OperationKind.TableWrite,
        };
    }
}
