using SignalWatch.History.Tables;

namespace SignalWatch.Jobs;

/// <summary>What is stored of one day.</summary>
/// <param name="Items">The items that are evidence for any indicator, in the order in which they are put into stories.</param>
/// <param name="Stories">The rows of the stories that began on it, of all indicators.</param>
internal sealed record RecountDay(IReadOnlyList<RecountItem> Items, IReadOnlyList<Row> Stories);
