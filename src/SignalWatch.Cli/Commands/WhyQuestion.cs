using SignalWatch.Cli.Output;
using SignalWatch.Packs;

namespace SignalWatch.Cli.Commands;

/// <summary>What <c>why</c> was asked.</summary>
/// <param name="Pack">The analysis.</param>
/// <param name="Workspace">Where its history is.</param>
/// <param name="Day">The day to look from, UTC.</param>
/// <param name="Limit">The most stories of each indicator.</param>
/// <param name="Format">How to print.</param>
internal sealed record WhyQuestion(Pack Pack, Workspace Workspace, DateOnly Day, int Limit, OutputFormat Format);
