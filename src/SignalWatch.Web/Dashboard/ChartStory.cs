namespace SignalWatch.Web.Dashboard;

/// <summary>A story as a chart's readout tells it. Its texts come from the news.</summary>
/// <param name="Title">The headline.</param>
/// <param name="Outlet">The outlet; empty where it is not known.</param>
/// <param name="Url">Its page, http or https; null where there is none.</param>
/// <param name="Publishers">Publisher families that told of it; 0 where it is not known.</param>
public sealed record ChartStory(string Title, string Outlet, string? Url, int Publishers);
