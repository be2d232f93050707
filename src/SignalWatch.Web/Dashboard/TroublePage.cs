namespace SignalWatch.Web.Dashboard;

/// <summary>What is shown where a page can't be.</summary>
/// <param name="Title">What is the matter.</param>
/// <param name="Detail">Why, and what to do.</param>
public sealed record TroublePage(string Title, string Detail);
