using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SignalWatch.History.Tables;
using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.History;

/// <summary>
/// A pack's models in a blob container, named as on a <see cref="ModelShelf"/>: what one instance trained reaches all others, and outlives
/// them. A model is written before the note that names it, so that whoever reads the note finds the model.
/// </summary>
/// <param name="pack">Whose models.</param>
/// <param name="directory">This instance's data directory, which holds its shelf.</param>
/// <param name="container">The container; made when something is written.</param>
public sealed class ModelBlobs(Pack pack, string directory, BlobContainerClient container)
{
    /// <summary>The container's name.</summary>
    public const string ContainerName = "models";

    private readonly ModelShelf _shelf = new(pack, directory);

    private BlobClient ChoiceBlob => container.GetBlobClient($"{pack.Id}.current");

    /// <summary>Brings the model in use onto the shelf, unless it is there already, or was made for other examples than the pack has now.</summary>
    /// <returns>Whether the shelf has the container's model in use now.</returns>
    /// <exception cref="StoreException">The container is out of reach or refuses.</exception>
    public async Task<bool> PullAsync(IReadOnlyList<Example> examples, CancellationToken cancellationToken)
    {
        if (await ReadAsync(ChoiceBlob, cancellationToken) is not { } note
            || ModelShelf.ParseChoice(note.ToString()) is not { } choice
            || !_shelf.Fits(choice, examples))
        {
            return false;
        }

        if (!_shelf.Has(choice.Version))
        {
            if (await ReadAsync(BlobOf(choice.Version), cancellationToken) is not { } content)
            {
                return false;
            }

            _shelf.Put(choice.Version, content.ToArray());
        }

        if (_shelf.Choice() != choice)
        {
            _shelf.Put(choice);
        }

        return true;
    }

    /// <summary>Writes the shelf's model in use to the container, and lets the oldest there go that are too many. Safe to repeat.</summary>
    /// <exception cref="StoreException">The container is out of reach or refuses.</exception>
    public Task PushAsync(CancellationToken cancellationToken) =>
        AzureFaults.ExplainAsync(container.Uri, () => WriteAsync(cancellationToken), cancellationToken, AzureFaults.BlobRole);

    private async Task<bool> WriteAsync(CancellationToken cancellationToken)
    {
        if (_shelf.Choice() is not { } choice || !_shelf.Has(choice.Version))
        {
            return false;
        }

        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        if (!await BlobOf(choice.Version).ExistsAsync(cancellationToken))
        {
            await BlobOf(choice.Version).UploadAsync(new BinaryData(_shelf.BytesOf(choice.Version)), overwrite: true, cancellationToken);
        }

        await ChoiceBlob.UploadAsync(new BinaryData(ModelShelf.TextOf(choice)), overwrite: true, cancellationToken);
        var models = await container.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{pack.Id}-", cancellationToken).ToListAsync(cancellationToken);
        foreach (var surplus in models.Where(blob => blob.Name != BlobOf(choice.Version).Name)
            .OrderByDescending(blob => blob.Properties.LastModified).Skip(ModelShelf.MostVersions - 1))
        {
            await container.DeleteBlobIfExistsAsync(surplus.Name, cancellationToken: cancellationToken);
        }

        return true;
    }

    private Task<BinaryData?> ReadAsync(BlobClient blob, CancellationToken cancellationToken) =>
        AzureFaults.ExplainAsync(container.Uri, () => DownloadAsync(blob, cancellationToken), cancellationToken, AzureFaults.BlobRole);

    private static async Task<BinaryData?> DownloadAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return (await blob.DownloadContentAsync(cancellationToken)).Value.Content;
        }
        catch (RequestFailedException e) when (e.ErrorCode is "BlobNotFound" or "ContainerNotFound")
        {
            return null;
        }
    }

    private BlobClient BlobOf(string version) => container.GetBlobClient($"{pack.Id}-{version}.bin");
}
