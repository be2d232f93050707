using SignalWatch.History.Tables;
using SignalWatch.Tests.History;
using SignalWatch.Tests.Services;
using SignalWatch.Web.Access;

namespace SignalWatch.Tests.Web;

/// <summary>What is kept of API keys; one subclass a store.</summary>
public abstract class AccessKeyContract
{
    private static readonly DateTimeOffset Noon = new(2025, 6, 13, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <summary>A store whose tables no other test sees.</summary>
    protected abstract Task<ITableStore> OpenStoreAsync(CancellationToken cancellationToken);

    [Fact]
    public async Task A_key_is_listed_with_all_but_itself()
    {
        var keys = new ApiKeyHistory(await OpenStoreAsync(Ending));

        var (first, text) = await keys.CreateAsync("Нино's notebook", Scope.Write, Noon, Ending);
        var (second, _) = await keys.CreateAsync("desk", Scope.Read, Noon.AddHours(1), Ending);
        await keys.MarkUsedAsync(first.Id, new DateOnly(2025, 6, 14), Ending);
        await keys.RevokeAsync(second.Id, Noon.AddHours(2), Ending);

        Assert.Equal([first with { LastUsed = new DateOnly(2025, 6, 14) }, second with { Revoked = Noon.AddHours(2) }], await keys.AllAsync(Ending));
        Assert.Matches("^sw_[a-z2-9]{10}_[A-Za-z0-9_-]{43}$", text);
        Assert.DoesNotContain(text[14..], first.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_revocation_stands_and_use_does_not_undo_it()
    {
        var keys = new ApiKeyHistory(await OpenStoreAsync(Ending));
        var (key, _) = await keys.CreateAsync("desk", Scope.Read, Noon, Ending);

        var first = await keys.RevokeAsync(key.Id, Noon.AddHours(1), Ending);
        var again = await keys.RevokeAsync(key.Id, Noon.AddHours(2), Ending);
        await keys.MarkUsedAsync(key.Id, new DateOnly(2025, 6, 14), Ending);
        var unknown = await keys.RevokeAsync("nosuchkeyx", Noon, Ending);

        Assert.Equal((true, true, false), (first, again, unknown));
        Assert.Equal(Noon.AddHours(1), Assert.Single(await keys.AllAsync(Ending)).Revoked);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\r\nb")]
    [InlineData("a name that is longer than sixty characters, which no list has room for")]
    public async Task A_key_without_a_fit_name_is_refused(string name)
    {
        var keys = new ApiKeyHistory(await OpenStoreAsync(Ending));

        await Assert.ThrowsAsync<ArgumentException>(() => keys.CreateAsync(name, Scope.Read, Noon, Ending));
    }
}

public sealed class SqliteAccessKeyTests : AccessKeyContract, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private SqliteTableStore? _store;

    public void Dispose()
    {
        _store?.Dispose();
        _directory.Dispose();
    }

    protected override Task<ITableStore> OpenStoreAsync(CancellationToken cancellationToken) =>
        Task.FromResult<ITableStore>(_store ??= SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite));
}

public sealed class AzureAccessKeyTests(AzuriteServer azurite) : AccessKeyContract
{
    protected override async Task<ITableStore> OpenStoreAsync(CancellationToken cancellationToken) =>
        new PrefixedStore(new AzureTableStore(await azurite.ConnectAsync(cancellationToken)), $"t{Guid.NewGuid():N}");
}
