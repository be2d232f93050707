using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using SignalWatch.Cli.Output;
using SignalWatch.Feeds;
using SignalWatch.Feeds.Fetching;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;

namespace SignalWatch.Cli.Commands;

/// <summary><c>sources [--check]</c>: what is polled, how it fares, and when it is next.</summary>
internal static class SourcesCommand
{
    private const int SourcesAtOnce = 8;
    private static readonly Option<bool> Check = new("--check") { Description = "Try every source now; nothing is stored." };
    private static readonly Option<string> Data = CommandContext.DataOption();
    private static readonly Option<string> Pack = CommandContext.PackOption();
    private static readonly Option<OutputFormat> Format = CommandContext.FormatOption();

    /// <summary>The command with its options.</summary>
    public static Command Create(CommandContext context)
    {
        var command = CommandContext.Command(
            "sources", "Lists the sources, how each fares, and what to do about those that don't.", "sources", "sources --check", "sources --format csv");
        command.AddAll(Check, Data, Pack, Format);
        command.SetAction((parsed, cancellationToken) => RunAsync(context, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var pack = CommandContext.ReadPack(parsed.GetRequiredValue(Pack));
        var (states, unscored) = await StoredAsync(parsed.GetRequiredValue(Data), cancellationToken);
        if (parsed.GetValue(Check))
        {
            states = await CheckAsync(context, Settings.Read(parsed.GetRequiredValue(Data)).Fetch, pack.Sources, states, cancellationToken);
        }

        var sheet = new Sheet("source", "state", "since", "last poll", "next poll", "new items", "not scored", "outcome", "what to do");
        foreach (var source in pack.Sources)
        {
            var state = states.GetValueOrDefault(source.Id) ?? new PollState();
            var health = SourceHealth.Of(source, state, context.Time.GetUtcNow());
            sheet.Add(source.Id.Value, NameOf(health.State), health.Since, state.LastPolled, state.NextPoll, state.ItemsSeen, UnscoredText.Of(unscored.Where(one => one.Source == source.Id)), OutcomeOf(state), health.Message);
        }

        context.Printer.Print(sheet, parsed.GetValue(Format));
        return parsed.GetValue(Check) && states.Values.Any(state => state.ConsecutiveFailures > 0) ? ExitCode.Failed : ExitCode.Done;
    }

    private static string NameOf(SourceState state) => state switch
    {
        SourceState.NotPolled => "not polled",
        SourceState.SelectorsBroken => "selectors broken",
        _ => state.ToString().ToLowerInvariant(),
    };

    // An outcome begins with its time, which has a column of its own.
    private static string? OutcomeOf(PollState state) => state.LastOutcome is { } outcome ? outcome[(outcome.IndexOf(' ', StringComparison.Ordinal) + 1)..] : null;

    private static async Task<(Dictionary<SourceId, PollState> States, IReadOnlyList<UnscoredItems> Unscored)> StoredAsync(
        string directory, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(directory))
        {
            return ([], []);
        }

        await using var workspace = Workspace.Open(directory, StoreAccess.ReadOnly);
        var stored = await workspace.Sources.AllAsync(cancellationToken);
        return (
            stored.ToDictionary(pair => pair.Key, pair => PollState.FromProperties(pair.Value)),
            await workspace.Items.UnscoredAsync(DateOnly.MinValue, DateOnly.MaxValue, cancellationToken));
    }

    private static Task<Dictionary<SourceId, PollState>> CheckAsync(
        CommandContext context, FetchOptions fetch, IReadOnlyList<Source> sources, Dictionary<SourceId, PollState> states, CancellationToken cancellationToken) =>
        context.Printer.WithProgressAsync("Checking", sources.Count, async progress =>
        {
            using var fetcher = new HttpFetcher(fetch, context.Time, NullLogger<HttpFetcher>.Instance);
            var tried = new PollState[sources.Count];
            var done = 0;
            var options = new ParallelOptions { MaxDegreeOfParallelism = SourcesAtOnce, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(Enumerable.Range(0, sources.Count), options, async (index, token) =>
            {
                var source = sources[index];

                // Without what is held of it, the source must show that it can still be read.
                var state = (states.GetValueOrDefault(source.Id) ?? new PollState()) with { ETag = null, LastModified = null };
                tried[index] = await ReadSource.TryAsync(source, state, fetcher, context.Time.GetUtcNow(), token);
                progress.Report(Interlocked.Increment(ref done));
            });
            return sources.Zip(tried).ToDictionary(pair => pair.First.Id, pair => pair.Second);
        });
}
