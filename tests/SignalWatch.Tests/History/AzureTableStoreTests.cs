using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using SignalWatch.History.Tables;
using SignalWatch.Tests.Services;

namespace SignalWatch.Tests.History;

public sealed class AzureTableStoreTests(AzuriteServer azurite) : TableStoreContract
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    protected override async Task<ITableStore> OpenStoreAsync(CancellationToken cancellationToken) =>
        new AzureTableStore(await azurite.ConnectAsync(cancellationToken));

    [Fact]
    public async Task A_wrong_key_says_which_account_refuses_and_what_to_do()
    {
        var address = await azurite.TablesAsync(Ending);
        var store = new AzureTableStore(new TableServiceClient(
            address, new TableSharedKeyCredential(AzuriteServer.Account, Convert.ToBase64String(new byte[64]))));

        var fault = await Assert.ThrowsAsync<StoreException>(() => store.OpenAsync("items", Ending));

        Assert.Contains(address.AbsoluteUri, fault.Message, StringComparison.Ordinal);
        Assert.Contains("Storage Table Data Contributor", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_is_signed_in_it_says_how_to()
    {
        var store = new AzureTableStore(new TableServiceClient(new Uri("https://127.0.0.1:9"), new SignedOut()));

        var fault = await Assert.ThrowsAsync<StoreException>(() => store.OpenAsync("items", Ending));

        Assert.Contains("https://127.0.0.1:9/", fault.Message, StringComparison.Ordinal);
        Assert.Contains("az login", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("second line", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_out_of_reach_says_so()
    {
        var options = new TableClientOptions();
        options.Retry.MaxRetries = 1;
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        var store = new AzureTableStore(new TableServiceClient(
            new Uri("http://127.0.0.1:9/devstoreaccount1"), new TableSharedKeyCredential(AzuriteServer.Account, AzuriteServer.Key), options));

        var fault = await Assert.ThrowsAsync<StoreException>(() => store.OpenAsync("items", Ending));

        Assert.Contains("http://127.0.0.1:9/devstoreaccount1 can't be reached", fault.Message, StringComparison.Ordinal);
    }

    private sealed class SignedOut : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new CredentialUnavailableException("No account.\nA second line.");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new CredentialUnavailableException("No account.\nA second line.");
    }
}
