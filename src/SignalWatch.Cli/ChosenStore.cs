using SignalWatch.Cli.Commands;
using SignalWatch.History.Tables;

namespace SignalWatch.Cli;

/// <summary>The store that a command was pointed at, for the few commands that work on a whole store, here or in the cloud.</summary>
internal sealed class ChosenStore : IAsyncDisposable
{
    private readonly SqliteTableStore? _local;

    private ChosenStore(IExportableStore store, SqliteTableStore? local, string name)
    {
        Store = store;
        _local = local;
        Name = name;
    }

    /// <summary>The tables.</summary>
    public IExportableStore Store { get; }

    /// <summary>What to call it: the data directory as it was named, or the account.</summary>
    public string Name { get; }

    /// <summary>Opens it.</summary>
    /// <param name="place">Which.</param>
    /// <param name="directory">The data directory, for <see cref="StorePlace.Data"/>.</param>
    /// <param name="access">What for.</param>
    /// <exception cref="StoreException">It can't be used.</exception>
    /// <exception cref="UsageException">The account's settings are missing or wrong.</exception>
    public static ChosenStore Open(StorePlace place, string directory, StoreAccess access)
    {
        if (place == StorePlace.Azure)
        {
            var service = StorageAccount.Connect(Environment.GetEnvironmentVariable);
            return new ChosenStore(new AzureTableStore(service), null, $"the storage account {service.AccountName}");
        }

        var local = SqliteTableStore.Open(directory, access);
        return new ChosenStore(local, local, directory);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _local?.DisposeAsync() ?? ValueTask.CompletedTask;
}
