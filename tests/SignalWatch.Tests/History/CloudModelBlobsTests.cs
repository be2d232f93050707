using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Packs;
using SignalWatch.Scoring;
using SignalWatch.Tests.Jobs;
using SignalWatch.Tests.Services;
using SignalWatch.Web.Cloud;

namespace SignalWatch.Tests.History;

public sealed class CloudModelBlobsTests(AzuriteServer azurite) : IDisposable
{
    private static readonly Pack Pack = TestPack.Of(new IndicatorId("gas"));
    private static readonly IReadOnlyList<Example> None = [];

    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task What_one_instance_trained_reaches_another()
    {
        var container = await ContainerAsync();
        var (ours, theirs) = (_directory.Combine("ours"), _directory.Combine("theirs"));
        Put(ours, "0123456789ab", "a model");
        await new ModelBlobs(Pack, ours, container).PushAsync(Ending);

        var isPulled = await new ModelBlobs(Pack, theirs, container).PullAsync(None, Ending);

        Assert.True(isPulled);
        Assert.Equal(new ModelShelf(Pack, ours).Choice(), new ModelShelf(Pack, theirs).Choice());
        Assert.Equal("a model"u8.ToArray(), new ModelShelf(Pack, theirs).BytesOf("0123456789ab"));
    }

    [Fact]
    public async Task A_model_of_other_examples_is_left_where_it_is()
    {
        var container = await ContainerAsync();
        var (ours, theirs) = (_directory.Combine("ours"), _directory.Combine("theirs"));
        new ModelShelf(Pack, ours).Put("0123456789ab", [1]);
        new ModelShelf(Pack, ours).Put(new ModelChoice("0123456789ab", new string('0', 64)));
        await new ModelBlobs(Pack, ours, container).PushAsync(Ending);

        Assert.False(await new ModelBlobs(Pack, theirs, container).PullAsync(None, Ending));
        Assert.Null(new ModelShelf(Pack, theirs).Choice());
    }

    [Fact]
    public async Task Nothing_is_pulled_from_a_container_that_nobody_wrote_to()
    {
        Assert.False(await new ModelBlobs(Pack, _directory.Combine("theirs"), await ContainerAsync()).PullAsync(None, Ending));
    }

    [Fact]
    public async Task The_container_keeps_the_model_in_use_and_the_newest_others()
    {
        var container = await ContainerAsync();
        for (var version = 0; version < ModelShelf.MostVersions + 3; version++)
        {
            Put(_directory.FullName, FormattableString.Invariant($"{version:x12}"), "a model");
            await new ModelBlobs(Pack, _directory.FullName, container).PushAsync(Ending);
        }

        var names = await container.GetBlobsAsync(cancellationToken: Ending).Select(blob => blob.Name).ToListAsync(Ending);

        Assert.Equal(ModelShelf.MostVersions + 1, names.Count);
        Assert.Contains("test.current", names, StringComparer.Ordinal);
        Assert.Contains(FormattableString.Invariant($"test-{ModelShelf.MostVersions + 2:x12}.bin"), names, StringComparer.Ordinal);
    }

    [Fact]
    public async Task An_account_out_of_reach_is_named()
    {
        var address = new StorageAddress.ConnectionString(
            $"DefaultEndpointsProtocol=http;AccountName={AzuriteServer.Account};AccountKey={AzuriteServer.Key};BlobEndpoint=http://127.0.0.1:9/d;TableEndpoint=http://127.0.0.1:9/d;QueueEndpoint=http://127.0.0.1:9/d");
        var container = CloudAccount.Open(address, TimeProvider.System, null, TimeSpan.FromMilliseconds(1)).Blobs.GetBlobContainerClient("models");

        var fault = await Assert.ThrowsAsync<StoreException>(() => new ModelBlobs(Pack, _directory.FullName, container).PullAsync(None, Ending));

        Assert.Contains("http://127.0.0.1:9/d/models can't be reached", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shelf_takes_over_what_came_with_the_app_unless_it_has_a_newer_one()
    {
        var (shipped, own) = (_directory.Combine("shipped"), _directory.Combine("own"));
        Put(shipped, "0123456789ab", "shipped");
        var shelf = new ModelShelf(Pack, own);

        Assert.True(shelf.StockFrom(new ModelShelf(Pack, shipped), None));
        Assert.Equal("0123456789ab", shelf.Choice()?.Version);
        Put(own, "ba9876543210", "newer");
        Assert.True(shelf.StockFrom(new ModelShelf(Pack, shipped), None));
        Assert.Equal("ba9876543210", shelf.Choice()?.Version);
    }

    private static void Put(string directory, string version, string content)
    {
        var shelf = new ModelShelf(Pack, directory);
        shelf.Put(version, System.Text.Encoding.UTF8.GetBytes(content));
        shelf.Use(version, None);
    }

    private async Task<Azure.Storage.Blobs.BlobContainerClient> ContainerAsync()
    {
        var address = new StorageAddress.ConnectionString(await azurite.ConnectionStringAsync(Ending));
        return CloudAccount.Open(address, TimeProvider.System).Blobs.GetBlobContainerClient($"models-{Guid.NewGuid():N}");
    }
}
