using Microsoft.Extensions.DependencyInjection;
using SignalWatch.Alerts;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Assessment;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Jobs;
using SignalWatch.Packs;
using SignalWatch.Stories;
using SignalWatch.Web.Api;
using SignalWatch.Web.Dashboard;

namespace SignalWatch.Web;

/// <summary>What the site's endpoints ask for, the same in both hosts.</summary>
public static class WatchServices
{
    /// <summary>Registers the pack, the store, the clock and every history over the store.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="pack">The analysis that is watched.</param>
    /// <param name="store">Where all history is.</param>
    /// <param name="time">The clock.</param>
    public static IServiceCollection AddWatch(this IServiceCollection services, Pack pack, ITableStore store, TimeProvider time) => services
        .AddSingleton(pack)
        .AddSingleton(store)
        .AddSingleton(time)
        .AddSingleton<ItemHistory>()
        .AddSingleton<SignalHistory>()
        .AddSingleton<StoryHistory>()
        .AddSingleton<DailyCounts>()
        .AddSingleton<SourceHistory>()
        .AddSingleton<CoverageHistory>()
        .AddSingleton<LevelHistory>()
        .AddSingleton<SupportHistory>()
        .AddSingleton<LikelihoodHistory>()
        .AddSingleton<PackNotes>()
        .AddSingleton<VerdictHistory>()
        .AddSingleton<ModelHistory>()
        .AddSingleton<AnalystHistory>()
        .AddSingleton<AlertHistory>()
        .AddSingleton<JudgeItem>()
        .AddDashboard()
        .AddApi();
}
