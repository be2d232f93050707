using System.Globalization;
using SignalWatch.Assessment;
using SignalWatch.History.Tables;
using SignalWatch.Packs;
using SignalWatch.Tests.History;

namespace SignalWatch.Tests.Assessment;

public sealed class PackOutlineTests : IDisposable
{
    private static readonly Pack Pack = SmallPack.Create();
    private static readonly DateOnly Monday = new(2025, 3, 3);
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_changed_bearing_half_life_or_word_is_told_with_what_it_was()
    {
        var first = Pack.Indicators[0];
        var changed = Pack with
        {
            Indicators =
            [
                first with
                {
                    HalfLife = TimeSpan.FromDays(60),
                    Bearings = new Dictionary<ScenarioId, Bearing>(first.Bearings) { [SmallPack.Thaw] = new(1, "weaker") },
                },
                .. Pack.Indicators.Skip(1),
            ],
            Scenarios = [Pack.Scenarios[0] with { PublishedWord = "likely" }, .. Pack.Scenarios.Skip(1)],
        };

        var changes = PackOutline.Of(changed).ChangesSince(PackOutline.Of(Pack));

        Assert.Equal(
            [
                "Changed: the bearing of talks on thaw, from ++ to +.",
                "Changed: the half-life of talks, from 30 days to 60 days.",
                "Changed: the scenario thaw, from 'unlikely' (0.15) to 'likely' (0.7).",
            ],
            changes.Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    [Fact]
    public void An_indicator_that_comes_or_goes_is_told_once_and_not_bearing_by_bearing()
    {
        var smaller = Pack with { Indicators = [.. Pack.Indicators.Skip(1)] };

        var gone = PackOutline.Of(smaller).ChangesSince(PackOutline.Of(Pack));
        var added = PackOutline.Of(Pack).ChangesSince(PackOutline.Of(smaller));

        Assert.Equal("Removed: the indicator talks; its history is kept.", Assert.Single(gone));
        Assert.Equal("Added: the indicator talks.", Assert.Single(added));
    }

    [Fact]
    public async Task A_change_is_noted_once_under_the_day_on_which_it_was_first_used()
    {
        await using var store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite);
        var notes = new PackNotes(store);
        var changed = Pack with { Indicators = [Pack.Indicators[0] with { HalfLife = TimeSpan.FromDays(9) }, .. Pack.Indicators.Skip(1)] };

        var first = await notes.IsChangedAsync(Pack, Ending);
        await notes.RecordAsync(Pack, Monday, Ending);
        await notes.RecordAsync(Pack, Monday.AddDays(1), Ending);
        var other = await notes.IsChangedAsync(changed, Ending);
        await notes.RecordAsync(changed, Monday.AddDays(2), Ending);
        await notes.RecordAsync(changed, Monday.AddDays(3), Ending);
        var settled = await notes.IsChangedAsync(changed, Ending);

        Assert.Equal((false, true, false), (first, other, settled));
        Assert.Equal(
            new PackNote(Monday.AddDays(2), "Changed: the half-life of talks, from 30 days to 9 days."),
            Assert.Single(await notes.ReadAsync(Pack.Id, Ending)));
    }

    [Fact]
    public async Task An_outline_longer_than_a_property_is_kept_whole()
    {
        await using var store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite);
        var notes = new PackNotes(store);
        var great = Pack with
        {
            Indicators = [.. Enumerable.Range(0, 400).Select(number => Pack.Indicators[0] with { Id = new IndicatorId(string.Create(CultureInfo.InvariantCulture, $"indicator-with-a-long-name-{number}")) })],
        };

        await notes.RecordAsync(great, Monday, Ending);

        Assert.False(await notes.IsChangedAsync(great, Ending));
        Assert.Empty(await notes.ReadAsync(great.Id, Ending));
    }
}
