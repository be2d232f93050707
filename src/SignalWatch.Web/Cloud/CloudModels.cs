using Microsoft.Extensions.Logging;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Web.Cloud;

/// <summary>
/// The classifier of one instance: the model that came with the app, or a newer one that some instance trained, looked for every ten
/// minutes. Trains only where neither fits the pack, which a published app never has.
/// </summary>
/// <param name="pack">The pack.</param>
/// <param name="shipped">The folder that came with the app; has a shelf of models in it, or not.</param>
/// <param name="directory">This instance's own folder.</param>
/// <param name="container">What instances share.</param>
/// <param name="verdicts">Learned from where a model must be trained.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told of models that can't be had.</param>
internal sealed partial class CloudModels(
    Pack pack, string shipped, string directory, ModelBlobs container, VerdictHistory verdicts, TimeProvider time, ILogger<CloudModels> logger) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly ModelShelf _shelf = new(pack, directory);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private IReadOnlyList<Example>? _examples;
    private ClassifierModel? _current;
    private DateTimeOffset _looked;

    /// <summary>The pack's models on this instance.</summary>
    public ModelShelf Shelf => _shelf;

    /// <summary>The pack's examples.</summary>
    /// <exception cref="PackException">They can't be read.</exception>
    public IReadOnlyList<Example> Examples => _examples ??= ModelCache.ReadExamples(pack);

    /// <summary>The model to score with now.</summary>
    public async Task<ClassifierModel> CurrentAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_current is null || time.GetUtcNow() - _looked >= Kept)
            {
                await StockAsync(cancellationToken);
                _current = _current is { } loaded && loaded.ModelVersion == _shelf.Choice()?.Version ? loaded : await LoadAsync(cancellationToken);
                _looked = time.GetUtcNow();
            }

            return _current;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Shares the model in use with all instances.</summary>
    public Task ShareAsync(CancellationToken cancellationToken) => container.PushAsync(cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private async Task StockAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await container.PullAsync(Examples, cancellationToken))
            {
                return;
            }
        }
        catch (StoreException e)
        {
            // An older model scores better than none; the next look may find the newer one.
            Log.NotPulled(logger, e.Message);
        }

        if (!_shelf.StockFrom(new ModelShelf(pack, shipped), Examples))
        {
            Log.NothingShipped(logger, pack.Id, shipped);
        }
    }

    private Task<ClassifierModel> LoadAsync(CancellationToken cancellationToken) =>
        ModelCache.LoadOrTrainAsync(pack, Examples, directory, JudgedAsync, null, logger, cancellationToken);

    private async Task<IReadOnlyList<JudgedText>> JudgedAsync(CancellationToken cancellationToken) =>
        VerdictMajority.Of(await verdicts.NewestFirstAsync(null, cancellationToken).ToListAsync(cancellationToken));

    private static partial class Log
    {
        [LoggerMessage(EventId = 910, Level = LogLevel.Warning, Message = "No newer model could be looked for: {Reason}")]
        public static partial void NotPulled(ILogger logger, string reason);

        [LoggerMessage(EventId = 911, Level = LogLevel.Warning, Message = "No model for {Pack} came with the app in {Folder}; one is trained now, which takes some seconds of this start")]
        public static partial void NothingShipped(ILogger logger, string pack, string folder);
    }
}
