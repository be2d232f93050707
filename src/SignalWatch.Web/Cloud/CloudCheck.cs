using Azure;
using SignalWatch.Alerts;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.Web.Cloud;

/// <summary>Looks whether the app can work: settings, pack, the three services of the account, and the clock. Run at start and by the health endpoint.</summary>
/// <param name="settings">The app's settings.</param>
/// <param name="engine">The jobs.</param>
/// <param name="time">The clock.</param>
public sealed class CloudCheck(CloudSettings settings, CloudEngine engine, TimeProvider time)
{
    private const string Restart = "Change the app's settings; it starts again by itself.";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Everything that is wrong; empty when nothing is. What can't be told within a minute counts as out of reach.</summary>
    public async Task<IReadOnlyList<Trouble>> RunAsync(CancellationToken cancellationToken)
    {
        var troubles = settings.Faults
            .Select(fault => Of($"setting.{fault.Key.Replace("__", ".", StringComparison.Ordinal)}", $"{fault.Key} is wrong", $"{fault}.", Restart))
            .ToList();
        troubles.AddRange(PackTrouble());
        if (settings.Storage is not null)
        {
            troubles.AddRange(await StorageTroublesAsync(cancellationToken));
        }

        return troubles;
    }

    private IEnumerable<Trouble> PackTrouble()
    {
        try
        {
            _ = engine.Pack;
            return [];
        }
        catch (Exception e) when (e is PackException or IOException or UnauthorizedAccessException)
        {
            return [Of("setting.pack", "The pack that the setting Pack names can't be used", e.Message, $"Set {CloudSettings.PackKey} to a pack that comes with the app, such as north-south, or mend the pack and deploy again.")];
        }
    }

    private async Task<IReadOnlyList<Trouble>> StorageTroublesAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var account = engine.Account;
        Trouble?[] found =
        [
            await TryAsync("tables", account.Tables.Uri, "Storage Table Data Contributor", async token => await engine.Store.OpenAsync("sources", token), cancellationToken, either.Token),
            await TryAsync("queues", account.Queues.Uri, "Storage Queue Data Contributor", async token => await account.Queues.GetQueueClient(QueueNames.Sources).CreateIfNotExistsAsync(cancellationToken: token), cancellationToken, either.Token),
            await TryAsync("blobs", account.Blobs.Uri, "Storage Blob Data Owner", async token => await account.Blobs.GetBlobContainerClient(ModelBlobs.ContainerName).ExistsAsync(token), cancellationToken, either.Token),
        ];
        List<Trouble> troubles = [.. found.OfType<Trouble>()];
        if (account.Clock.Ahead is { } ahead && ahead.Duration() > ServerClock.MostDifference)
        {
            var minutes = FormattableString.Invariant($"{ahead.Duration().TotalMinutes:0} minutes {(ahead > TimeSpan.Zero ? "slow" : "fast")}");
            troubles.Add(Of("clock", $"This machine's clock is {minutes}", $"It is {minutes} against that of {account.Tables.Uri.Host}; signatures and sign-ins are refused, and days begin at the wrong time.", "Set the clock, or have it set by NTP; in Azure, restart the app."));
        }

        return troubles;
    }

    private async Task<Trouble?> TryAsync(
        string service, Uri address, string role, Func<CancellationToken, Task> call, CancellationToken cancellationToken, CancellationToken either)
    {
        try
        {
            await call(either);
            return null;
        }
        catch (StoreException e)
        {
            return Of($"storage.{service}", $"The storage account's {service} can't be used", e.Message, "Check the account, its network rules and the identity's roles.");
        }
        catch (RequestFailedException e) when (e.Status is 401 or 403)
        {
            return Of($"storage.{service}", $"The storage account's {service} refuse access", $"{address} refuses access ({e.ErrorCode ?? "no code"}).", $"Give this identity the role '{role}', or check the connection string and the account's network rules.");
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or Azure.Identity.AuthenticationFailedException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return Of($"storage.{service}", $"The storage account's {service} can't be reached", $"{address}: {e.GetBaseException().Message.Split('\n', 2)[0].Trim()}", $"Check {StorageAddress.Key}, the network, and that the identity is the app's.");
        }
    }

    private Trouble Of(string cause, string headline, string detail, string remedy) =>
        new(cause.ToLowerInvariant().Replace('_', '-'), headline, detail, remedy, time.GetUtcNow());
}
