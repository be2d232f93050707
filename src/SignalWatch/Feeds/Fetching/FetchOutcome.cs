using System.Net;

namespace SignalWatch.Feeds.Fetching;

/// <summary>What became of a fetch.</summary>
public abstract record FetchOutcome
{
    private FetchOutcome()
    {
    }

    /// <summary>How long the answer took with all redirects, waiting for a host's turn not counted; null when nothing was asked.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>A body came, whole and within all limits.</summary>
    public sealed record Fetched : FetchOutcome
    {
        /// <summary>The body after decompression; empty when the server sent nothing.</summary>
        public required ReadOnlyMemory<byte> Body { get; init; }

        /// <summary>Where the body came from after all redirects.</summary>
        public required Uri FinalUrl { get; init; }

        /// <summary><c>Content-Type</c> as stated; null when the server did not say.</summary>
        public string? ContentType { get; init; }

        /// <summary><c>ETag</c> as stated.</summary>
        public string? ETag { get; init; }

        /// <summary><c>Last-Modified</c> as stated.</summary>
        public string? LastModified { get; init; }

        /// <summary>The new address, where every redirect was 301 or 308 and none led from https to http; null when there was no such move.</summary>
        public Uri? PermanentUrl { get; init; }

        /// <summary><c>Cache-Control: max-age</c>; null when it was not stated or must be revalidated (<c>no-cache</c>, <c>no-store</c>).</summary>
        public TimeSpan? Freshness { get; init; }
    }

    /// <summary>304: the copy already held is current.</summary>
    public sealed record NotModified : FetchOutcome
    {
        /// <summary>Where the answer came from after all redirects.</summary>
        public required Uri FinalUrl { get; init; }

        /// <summary><c>ETag</c> as repeated by the server; null leaves the one held in force.</summary>
        public string? ETag { get; init; }

        /// <summary><c>Last-Modified</c> as repeated by the server; null leaves the one held in force.</summary>
        public string? LastModified { get; init; }

        /// <inheritdoc cref="Fetched.PermanentUrl" />
        public Uri? PermanentUrl { get; init; }

        /// <inheritdoc cref="Fetched.Freshness" />
        public TimeSpan? Freshness { get; init; }
    }

    /// <summary>Nothing to read came.</summary>
    /// <param name="Fault">The kind of failure.</param>
    /// <param name="Message">What happened and where, for an operator.</param>
    public sealed record Failed(FetchFault Fault, string Message) : FetchOutcome
    {
        /// <summary>How long the server asks to be left alone, 0 to 1 day; null when it did not say.</summary>
        public TimeSpan? RetryAfter { get; init; }

        /// <summary>The status, where an answer came at all.</summary>
        public HttpStatusCode? Status { get; init; }
    }
}
