using Microsoft.Extensions.Time.Testing;
using SignalWatch.Assessment;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Tests.History;
using SignalWatch.Tests.Jobs;

namespace SignalWatch.Tests.Cli;

/// <summary>A small analysis of an invented canal and eight days of its history: a pack on disk, and a data directory that the jobs filled.</summary>
internal sealed class CanalWatch : IDisposable
{
    private static readonly DateTimeOffset FirstItem = new(2025, 3, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = FirstItem.AddDays(5);
    private readonly TemporaryDirectory _directory = new();
    private readonly FakeTimeProvider _clock = new(Now);

    public static IndicatorId Dredging { get; } = new("dredging-progress");

    public static ScenarioId Opens { get; } = new("canal-opens");

    private string Data => _directory.Combine("data");

    private string PackPath => _directory.Combine("canal");

    public void Dispose() => _directory.Dispose();

    /// <summary>Writes the pack, records three items, of which two tell the same, and assesses 10 March 2025.</summary>
    public async Task FillAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(PackPath);
        await WritePackAsync("++", cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(PackPath, "examples.tsv"), "language\tindicators\ttext\nen\tdredging-progress\tThe third dredger reached Port Amber today.\n", cancellationToken);
        await using var store = SqliteTableStore.Open(Data, StoreAccess.ReadWrite);
        var record = new RecordItems(new WordClassifier("dredging-progress", "labour-trouble"), new ItemHistory(store), new SignalHistory(store), new DueRecounts(store));
        await record.RunAsync(
            [
                Item("amber-herald", "first", "A third dredger reaches Port Amber: dredging-progress", FirstItem),
                Item("canal-authority", "second", "Third dredger reaches Port Amber: dredging-progress", FirstItem.AddHours(2)),
                Item("amber-herald", "third", "Channel to the lake is nine metres deep now: dredging-progress", FirstItem.AddDays(3)),
            ],
            cancellationToken);
        await AssessAsync(store, cancellationToken);
    }

    /// <summary>Turns the bearing of dredging on the canal's opening round, and assesses 12 March 2025.</summary>
    public async Task ReconsiderAsync(CancellationToken cancellationToken)
    {
        await WritePackAsync("--", cancellationToken);
        _clock.Advance(TimeSpan.FromDays(2));
        await using var store = SqliteTableStore.Open(Data, StoreAccess.ReadWrite);
        await AssessAsync(store, cancellationToken);
    }

    /// <summary>Runs a command on the history, or on the pack where it reads nothing else.</summary>
    public Task<CommandRun> RunAsync(string line) =>
        CommandRun.OfAsync([.. line.Split(' '), "--pack", PackPath, .. line.StartsWith("matrix", StringComparison.Ordinal) ? (string[])[] : ["--data", Data]]);

    /// <summary>A scenario's stored probability on a day.</summary>
    public async Task<double> StoredAsync(ScenarioId scenario, DateOnly day, CancellationToken cancellationToken)
    {
        await using var store = SqliteTableStore.Open(Data, StoreAccess.ReadOnly);
        return (await new LikelihoodHistory(store).ReadAsync(scenario, day, day, cancellationToken).SingleAsync(cancellationToken)).Probability;
    }

    private async Task AssessAsync(SqliteTableStore store, CancellationToken cancellationToken)
    {
        var (coverage, today) = (new CoverageHistory(store), DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime));
        await coverage.MarkAsync(new SourceId("amber-herald"), DateOnly.FromDateTime(FirstItem.UtcDateTime), today, cancellationToken);
        await new AssessIndicators(PackReader.Read(PackPath), store, coverage, _clock).RunAsync(cancellationToken);
    }

    private Task WritePackAsync(string bearing, CancellationToken cancellationToken) => File.WriteAllTextAsync(
        Path.Combine(PackPath, PackReader.FileName),
        $$"""
        title: The Amber Canal
        scale:
          name: own
          words:
            unlikely: {from: 0, to: 0.35, point: 0.2}
            possible: {from: 0.35, to: 0.6, point: 0.5}
            likely: {from: 0.6, to: 1, point: 0.75}
        scenarios:
          - {id: canal-opens, title: The canal opens, statement: The canal opens to ships., published: possible, group: canal}
          - {id: canal-stalls, title: The canal stalls, statement: Work stops for want of money., published: unlikely, group: canal}
        concepts:
          actors:
            dredgers: [dredger*]
        indicators:
          - id: dredging-progress
            title: Dredging progress
            question: Is the dredging of the canal getting on?
            halfLife: 30d
            about: [dredgers]
            bearings:
              canal-opens: {bearing: "{{bearing}}", reason: Ships need a dredged channel.}
              canal-stalls: {bearing: "-", reason: Progress draws more money.}
          - id: labour-trouble
            title: Labour trouble
            question: Do the dredgers stop work?
            halfLife: 14d
            about: [dredgers]
            bearings:
              canal-opens: {bearing: "0", reason: The crews are small.}
              canal-stalls: {bearing: "0", reason: Money is another matter.}
        sources:
          - {id: amber-herald, title: Amber Herald, url: "https://herald.example/feed", publisher: herald-group, language: en, interval: 30m, trust: 0.8}
          - {id: canal-authority, title: Canal Authority, url: "https://canal.example/feed", publisher: canal-authority, language: en, interval: 6h, trust: 1}
        """,
        cancellationToken);

    private static StoredItem Item(string source, string id, string title, DateTimeOffset time) => new()
    {
        SourceId = new SourceId(source), ItemId = new ItemId(id), Title = title, Publisher = source, Outlet = source, Language = "en",
        FirstSeen = time, Time = time, IsBackfill = false, Text = title, TextOrigin = TextOrigin.Summary,
    };
}
