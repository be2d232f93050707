using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using SignalWatch.History.Tables;

namespace SignalWatch.Benchmarks.Scale;

/// <summary>One process' connection to the account, with all that it asks counted.</summary>
internal sealed class ScaleStore
{
    /// <summary>Connects; nothing is sent yet.</summary>
    public ScaleStore(string connectionString)
    {
        var tables = new TableClientOptions();
        tables.AddPolicy(Requests, HttpPipelinePosition.PerRetry);
        var queues = new QueueClientOptions();
        queues.AddPolicy(Requests, HttpPipelinePosition.PerRetry);
        Partitions = new PartitionCounter(new AzureTableStore(new TableServiceClient(connectionString, tables)));
        Queue = new QueueClient(connectionString, ScaleWorker.QueueName, queues);
    }

    /// <summary>Requests by kind.</summary>
    public RequestCounter Requests { get; } = new();

    /// <summary>The tables, and rows written by partition.</summary>
    public PartitionCounter Partitions { get; }

    /// <summary>The queue of source ids.</summary>
    public QueueClient Queue { get; }
}
