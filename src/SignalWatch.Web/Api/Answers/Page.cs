namespace SignalWatch.Web.Api.Answers;

/// <summary>A page of rows.</summary>
/// <typeparam name="T">The row.</typeparam>
internal sealed record Page<T>
{
    /// <summary>The rows.</summary>
    public required IReadOnlyList<T> Data { get; init; }

    /// <summary>The next page's cursor, for the parameter of that name; null on the last page.</summary>
    public string? NextCursor { get; init; }
}
