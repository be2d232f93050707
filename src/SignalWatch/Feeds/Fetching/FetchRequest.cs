namespace SignalWatch.Feeds.Fetching;

/// <summary>One thing to fetch with GET.</summary>
public sealed record FetchRequest
{
    /// <summary>An absolute address. Anything but http and https is answered with <see cref="FetchFault.Scheme"/>.</summary>
    public required Uri Url { get; init; }

    /// <summary>What is hoped for.</summary>
    public FetchKind Kind { get; init; }

    /// <summary>The entity tag of the copy already held, exactly as the server wrote it; null when there is none (RFC 9110, 13.1.2).</summary>
    public string? ETag { get; init; }

    /// <summary>The <c>Last-Modified</c> of the copy already held, exactly as the server wrote it; null when there is none.</summary>
    public string? LastModified { get; init; }

    /// <summary>The most bytes wanted after decompression; null leaves it to the options for <see cref="Kind"/>.</summary>
    public long? MaximumBytes { get; init; }
}
