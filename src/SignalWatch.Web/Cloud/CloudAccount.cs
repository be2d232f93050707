using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace SignalWatch.Web.Cloud;

/// <summary>Clients of the storage account's three services, with one identity. Nothing is asked of the account before they are used.</summary>
/// <remarks>Throttling (429, 503) and broken connections are tried again as the clients do it by themselves: three times, the longer the later, and as the answer's Retry-After says.</remarks>
public sealed class CloudAccount
{
    private CloudAccount(TableServiceClient tables, QueueServiceClient queues, BlobServiceClient blobs, ServerClock clock)
    {
        Tables = tables;
        Queues = queues;
        Blobs = blobs;
        Clock = clock;
    }

    /// <summary>All history.</summary>
    public TableServiceClient Tables { get; }

    /// <summary>Work handed on.</summary>
    public QueueServiceClient Queues { get; }

    /// <summary>Models.</summary>
    public BlobServiceClient Blobs { get; }

    /// <summary>The account's clock beside ours.</summary>
    public ServerClock Clock { get; }

    /// <summary>Makes the clients.</summary>
    /// <param name="address">The account.</param>
    /// <param name="time">Our clock.</param>
    /// <param name="transport">Carries the requests in place of HTTP; null for HTTP.</param>
    /// <param name="firstDelay">The wait before the first repetition; null for the clients' own.</param>
    public static CloudAccount Open(StorageAddress address, TimeProvider time, HttpPipelineTransport? transport = null, TimeSpan? firstDelay = null)
    {
        var clock = new ServerClock(time);
        var tables = Prepared(new TableClientOptions(), clock, transport, firstDelay);
        var queues = Prepared(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }, clock, transport, firstDelay);
        var blobs = Prepared(new BlobClientOptions(), clock, transport, firstDelay);
        return address switch
        {
            StorageAddress.ConnectionString { Text: var text } => new(
                new TableServiceClient(text, tables), new QueueServiceClient(text, queues), new BlobServiceClient(text, blobs), clock),
            StorageAddress.Account account when CredentialOf(account) is var credential => new(
                new TableServiceClient(account.Tables, credential, tables),
                new QueueServiceClient(account.Queues, credential, queues),
                new BlobServiceClient(account.Blobs, credential, blobs),
                clock),
            _ => throw new ArgumentException("There is no such kind of address.", nameof(address)),
        };
    }

    private static TokenCredential CredentialOf(StorageAddress.Account account)
    {
        var identity = account.ClientId is { } id ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned;
        return account.IsManagedIdentity
            ? new ManagedIdentityCredential(identity)
            : new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = account.ClientId });
    }

    private static TOptions Prepared<TOptions>(TOptions options, ServerClock clock, HttpPipelineTransport? transport, TimeSpan? firstDelay)
        where TOptions : ClientOptions
    {
        options.AddPolicy(clock, HttpPipelinePosition.PerRetry);
        options.Transport = transport ?? options.Transport;
        options.Retry.Delay = firstDelay ?? options.Retry.Delay;
        return options;
    }
}
