using System.Globalization;
using SignalWatch.Feeds;
using SignalWatch.Packs;

namespace SignalWatch.Jobs;

/// <summary>What is wrong with sources, gathered: many down at once are one trouble, and the first failure of one is none.</summary>
internal static class SourceChecks
{
    private const int ShownAtMost = 40;
    private const int ManyAtLeast = 4;

    private static readonly TimeSpan ManyAfter = TimeSpan.FromHours(1);
    private static readonly TimeSpan SelectorsAfter = TimeSpan.FromHours(6);
    private static readonly TimeSpan FailingAfter = TimeSpan.FromDays(1);
    private static readonly TimeSpan FailingAtLatest = TimeSpan.FromDays(7);

    /// <summary>The findings on sources.</summary>
    public static IReadOnlyList<HealthFinding> Of(IReadOnlyList<(Source Source, PollState State)> sources, DateTimeOffset now)
    {
        var judged = sources.Select(one => (one.Source, one.State, Health: SourceHealth.Of(one.Source, one.State, now))).ToList();
        var unreadable = judged.Where(one => one.Health.State is SourceState.Failing && IsOlder(one.Health, ManyAfter, now)).ToList();
        if (unreadable.Count >= ManyAtLeast && unreadable.Count * 2 >= sources.Count)
        {
            return [Many(unreadable.Select(one => (one.Source, one.Health)).ToList(), sources.Count)];
        }

        var down = judged.Where(one => IsTrouble(one.State, one.Health, now)).Select(one => (one.Source, one.Health)).ToList();
        if (judged.Count > 0 && judged.TrueForAll(one => one.Health.State == SourceState.NotPolled))
        {
            return [new HealthFinding { Check = "sources", State = HealthState.Notice, Headline = "No source of the pack was polled yet" }];
        }

        return [Down(down.Where(one => one.Health.State != SourceState.SelectorsBroken).ToList(), sources.Count), Selectors(down.Where(one => one.Health.State == SourceState.SelectorsBroken).ToList())];
    }

    /// <summary>A source that seldom publishes may fail for longer before anything is lost.</summary>
    private static bool IsTrouble(PollState state, SourceHealth health, DateTimeOffset now) => health.State switch
    {
        SourceState.Silent or SourceState.Retired => true,
        SourceState.SelectorsBroken => IsOlder(health, SelectorsAfter, now),
        SourceState.Failing => IsOlder(health, Bound(state.UsualGap ?? TimeSpan.Zero), now),
        _ => false,
    };

    private static TimeSpan Bound(TimeSpan usualGap) => TimeSpan.FromTicks(Math.Clamp(usualGap.Ticks, FailingAfter.Ticks, FailingAtLatest.Ticks));

    private static bool IsOlder(SourceHealth health, TimeSpan age, DateTimeOffset now) => now - (health.Since ?? now) >= age;

    private static HealthFinding Many(List<(Source Source, SourceHealth Health)> down, int all) => new()
    {
        Check = "sources",
        State = HealthState.Trouble,
        Headline = string.Create(CultureInfo.InvariantCulture, $"{down.Count} of {all} sources can't be read"),
        Detail = Lines(down),
        Remedy = "So many at once are rarely the sources' fault: look at this machine's network, name resolution, clock and firewall.",
        Since = down.Max(one => one.Health.Since),
        Subjects = ["many"],
    };

    private static HealthFinding Down(List<(Source Source, SourceHealth Health)> down, int all) => down.Count == 0
        ? HealthFinding.Ok("sources", string.Create(CultureInfo.InvariantCulture, $"Of {all} sources none is down"))
        : new HealthFinding
        {
            Check = "sources",
            State = HealthState.Trouble,
            Headline = down.Count == 1
                ? $"{down[0].Source.Title} brings nothing any more"
                : string.Create(CultureInfo.InvariantCulture, $"{down.Count} of {all} sources bring nothing any more"),
            Detail = Lines(down),
            Remedy = "See what is said of each; 'signalwatch sources --check' tries them now.",
            Since = down.Min(one => one.Health.Since),
            Subjects = [.. down.Select(one => one.Source.Id.Value)],
            ToldEvery = TimeSpan.FromDays(7),
        };

    private static HealthFinding Selectors(List<(Source Source, SourceHealth Health)> broken) => broken.Count == 0
        ? HealthFinding.Ok("selectors", "Pages are read through their selectors")
        : new HealthFinding
        {
            Check = "selectors",
            State = HealthState.Trouble,
            Headline = broken.Count == 1
                ? $"The selectors of {broken[0].Source.Title} match nothing any more"
                : string.Create(CultureInfo.InvariantCulture, $"The selectors of {broken.Count} sources match nothing any more"),
            Detail = Lines(broken),
            Remedy = "Their pages were rebuilt: correct the selectors in the pack, and try them with 'signalwatch sources --check'.",
            Since = broken.Min(one => one.Health.Since),
            Subjects = [.. broken.Select(one => one.Source.Id.Value)],
            ToldEvery = TimeSpan.FromDays(7),
        };

    private static string Lines(List<(Source Source, SourceHealth Health)> sources)
    {
        var lines = sources.Take(ShownAtMost).Select(one => string.Create(
            CultureInfo.InvariantCulture, $"{one.Source.Id}: {one.Health.State.ToString().ToLowerInvariant()} since {one.Health.Since:yyyy-MM-dd HH:mm}. {one.Health.Message}"));
        var more = sources.Count - ShownAtMost;
        return string.Join('\n', more > 0 ? lines.Append(string.Create(CultureInfo.InvariantCulture, $"and {more} more")) : lines);
    }
}
