namespace SignalWatch.Web.Api;

/// <summary>A query parameter that an endpoint takes: it is read, refused and documented by this one description.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Description">What it does, its unit, and what leaving it out means.</param>
internal sealed record QueryParameter(string Name, ParameterKind Kind, string Description)
{
    /// <summary>The first moment or day.</summary>
    public static readonly QueryParameter From = new("from", ParameterKind.Time, "The first moment, inclusive: a day (its beginning in UTC) or a time with its offset, ISO 8601. Left out: from the beginning.")
    {
        Example = "2025-06-01",
    };

    /// <summary>The end of the period.</summary>
    public static readonly QueryParameter To = new("to", ParameterKind.Time, "The moment before which to stop, exclusive: a day (its beginning in UTC) or a time with its offset. Left out: through the newest.")
    {
        Example = "2025-07-01T00:00:00Z",
    };

    /// <summary>The first day of a daily history.</summary>
    public static readonly QueryParameter FromDay = new("from", ParameterKind.Day, "The first day, inclusive, UTC. Left out: from the beginning.") { Example = "2025-06-01" };

    /// <summary>The day before which a daily history ends.</summary>
    public static readonly QueryParameter ToDay = new("to", ParameterKind.Day, "The day before which to stop, exclusive, UTC. Left out: through the newest.") { Example = "2025-07-01" };

    /// <summary>The day to look from.</summary>
    public static readonly QueryParameter At = new("at", ParameterKind.Day, "The day to look from, UTC. Left out: the last that was assessed.") { Example = "2025-06-30" };

    /// <summary>How many rows.</summary>
    public static readonly QueryParameter Limit = new("limit", ParameterKind.Integer, "The most rows: in a JSON page 100 unless told and at most 1,000; in csv and ndjson all unless told.")
    {
        Minimum = 1,
        Example = "100",
    };

    /// <summary>Where the last page ended.</summary>
    public static readonly QueryParameter Cursor = new("cursor", ParameterKind.Text, "Where to go on: 'nextCursor' of the page before, with the same other parameters. It stays right while data arrives.");

    /// <summary>Which fields.</summary>
    public static readonly QueryParameter Fields = new("fields", ParameterKind.Text, "The fields wanted, by name, separated by commas, in the order wanted. Left out: all.");

    /// <summary>The form of the answer.</summary>
    public static readonly QueryParameter Format = new("format", ParameterKind.Text, "The form of the answer: a page of JSON, or the whole period streamed as lines of JSON or as CSV. Left out: what Accept prefers, else json.")
    {
        Values = ["json", "ndjson", "csv"],
    };

    /// <summary>The values there are; empty where any will do.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The least number; null where there is no bound.</summary>
    public double? Minimum { get; init; }

    /// <summary>The greatest number; null where there is no bound.</summary>
    public double? Maximum { get; init; }

    /// <summary>A value to begin with; null where the description says enough.</summary>
    public string? Example { get; init; }

    /// <summary>Whether it must be given.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What a list of rows takes, whose rows have a time.</summary>
    public static IReadOnlyList<QueryParameter> OfRows { get; } = [From, To, Limit, Cursor, Fields, Format];

    /// <summary>What a list of rows takes, whose rows are days.</summary>
    public static IReadOnlyList<QueryParameter> OfDays { get; } = [FromDay, ToDay, Limit, Cursor, Fields, Format];
}
