using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Scoring;
using SignalWatch.Tests.History;
using SignalWatch.Tests.Scoring;

namespace SignalWatch.Tests.Jobs;

public sealed class RetrainClassifierTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2025, 6, 13, 12, 0, 0, TimeSpan.Zero);
    private readonly TemporaryDirectory _directory = new();
    private readonly FakeTimeProvider _time = new(Noon);
    private readonly TrainedModel _trained;
    private readonly SqliteTableStore _store;
    private readonly ModelShelf _shelf;
    private readonly VerdictHistory _verdicts;
    private readonly ModelHistory _models;

    public RetrainClassifierTests(TrainedModel trained)
    {
        _trained = trained;
        _store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite);
        _shelf = new ModelShelf(trained.Pack, _directory.FullName);
        (_verdicts, _models) = (new VerdictHistory(_store), new ModelHistory(_store));
    }

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _store.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task The_first_model_is_put_into_use_and_nothing_is_learned_twice()
    {
        var first = Assert.IsType<RetrainOutcome.Trained>(await RunAsync()).Record;
        var again = Assert.IsType<RetrainOutcome.Unchanged>(await RunAsync());

        Assert.True(first.IsPromoted);
        Assert.Equal((first.Version, true), (again.Version, again.IsCurrent));
        Assert.Equal(first.Version, _shelf.Choice()?.Version);
        Assert.Equal(first, Assert.Single(await RecordsAsync()));
    }

    [Fact]
    public async Task Verdicts_make_a_new_model_which_once_put_aside_by_hand_stays_aside()
    {
        await RunAsync();
        var before = _shelf.Choice()!.Version;
        await _verdicts.AddAsync([.. Enumerable.Range(0, 10).Select(number => VerdictOf(number, "Storks return early to the wetlands of Kolkheti", Judgement.Wrong))], Ending);

        var learned = Assert.IsType<RetrainOutcome.Trained>(await RunAsync()).Record;
        _shelf.Use(before, _trained.FewExamples, isByHand: true);
        var again = Assert.IsType<RetrainOutcome.Unchanged>(await RunAsync());

        Assert.True(learned.IsPromoted, learned.Reason);
        Assert.Equal((10, before, Noon.AddMinutes(9)), (learned.Verdicts, learned.Before, learned.VerdictsUntil));
        Assert.Equal(2, learned.Comparison?.Verdicts);
        Assert.False(again.IsCurrent);
        Assert.Equal(before, _shelf.Choice()?.Version);
        Assert.Equal([learned.Version, before], _shelf.List().Select(kept => kept.Version), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_model_that_verdicts_spoil_is_refused_with_the_reason_and_not_tried_again()
    {
        await RunAsync();
        var before = _shelf.Choice();
        var wrong = _trained.FewExamples.Where(example => example.Indicators.Count > 0)
            .Select((example, number) => VerdictOf(number, example.Text, Judgement.Wrong) with { IndicatorId = example.Indicators[0] });
        await _verdicts.AddAsync([.. wrong], Ending);

        var refused = Assert.IsType<RetrainOutcome.Trained>(await RunAsync()).Record;
        var again = Assert.IsType<RetrainOutcome.Unchanged>(await RunAsync());

        Assert.False(refused.IsPromoted);
        Assert.Contains("micro-F1 on the frozen set falls", refused.Reason, StringComparison.Ordinal);
        Assert.Equal(before, _shelf.Choice());
        Assert.False(again.IsCurrent);
        Assert.Equal(refused.Reason, again.Record?.Reason);
    }

    [Fact]
    public async Task A_promotion_that_was_cut_off_after_its_outcome_was_stored_is_ended_by_the_next_run()
    {
        await RunAsync();
        var version = _shelf.Choice()?.Version;
        Directory.Delete(_directory.Combine("models"), recursive: true);

        var ended = Assert.IsType<RetrainOutcome.Trained>(await RunAsync());

        Assert.Equal(version, ended.Version);
        Assert.Equal(version, _shelf.Choice()?.Version);
        Assert.Single(await RecordsAsync());
    }

    [Fact]
    public async Task A_damaged_model_in_use_is_made_again()
    {
        await RunAsync();
        var version = _shelf.Choice()!.Version;
        await File.WriteAllTextAsync(_directory.Combine($"models/north-south-{version}.bin"), "not a model", Ending);

        await RunAsync();

        Assert.Equal(version, _shelf.Read(version).ModelVersion);
    }

    private async Task<RetrainOutcome> RunAsync()
    {
        _time.Advance(TimeSpan.FromDays(1));
        return await new RetrainClassifier(_trained.Pack, _trained.FewExamples, _shelf, _verdicts, _models, _time).RunAsync(null, Ending);
    }

    private async Task<IReadOnlyList<ModelRecord>> RecordsAsync() => await _models.NewestFirstAsync(_trained.Pack.Id, Ending).ToListAsync(Ending);

    private static Verdict VerdictOf(int number, string title, Judgement judgement) => new()
    {
        Analyst = "nino", Time = Noon.AddMinutes(number), SourceId = new SourceId("outlet"),
        ItemId = new ItemId(string.Create(CultureInfo.InvariantCulture, $"i{number}")), IndicatorId = new IndicatorId("georgian-protests"),
        Judgement = judgement, Title = string.Create(CultureInfo.InvariantCulture, $"{title} {number}"), Lead = "", Language = "en",
    };
}
