namespace SignalWatch.Web.Dashboard;

/// <summary>Something on a chart's time axis: an alert, or a change of the pack.</summary>
/// <param name="Number">Its number in the list beside the chart; 1 or more.</param>
/// <param name="Day">Its day, UTC.</param>
/// <param name="IsAlert">Whether it is an alert; otherwise a note of the pack.</param>
/// <param name="Text">What it says.</param>
/// <param name="Reason">Why, in a sentence or two; empty for a note.</param>
public sealed record ChartMark(int Number, DateOnly Day, bool IsAlert, string Text, string Reason);
