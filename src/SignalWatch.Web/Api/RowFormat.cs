namespace SignalWatch.Web.Api;

/// <summary>The form in which rows are answered.</summary>
internal enum RowFormat
{
    /// <summary>A page of JSON with a cursor for the next.</summary>
    Json,

    /// <summary>All rows, a JSON object a line (https://github.com/ndjson/ndjson-spec).</summary>
    Ndjson,

    /// <summary>All rows as comma-separated values with a header (RFC 4180), UTF-8.</summary>
    Csv,
}
