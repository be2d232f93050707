namespace SignalWatch.Web.Api;

/// <summary>What an endpoint is for and what it takes, as metadata: requests are checked against it, and the documentation is made of it.</summary>
/// <param name="Summary">What it gives, in a line.</param>
/// <param name="Description">What else is to be known.</param>
/// <param name="Parameters">The query parameters that it takes; any other is refused.</param>
internal sealed record EndpointNote(string Summary, string Description, IReadOnlyList<QueryParameter> Parameters);
