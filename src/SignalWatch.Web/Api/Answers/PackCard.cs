namespace SignalWatch.Web.Api.Answers;

/// <summary>A pack in the list of packs.</summary>
internal sealed record PackCard
{
    /// <summary>The pack's id.</summary>
    public required string Id { get; init; }

    /// <summary>The analysis' title.</summary>
    public required string Title { get; init; }

    /// <summary>How many scenarios it has.</summary>
    public required int Scenarios { get; init; }

    /// <summary>How many indicators it has.</summary>
    public required int Indicators { get; init; }

    /// <summary>How many sources it has.</summary>
    public required int Sources { get; init; }
}
