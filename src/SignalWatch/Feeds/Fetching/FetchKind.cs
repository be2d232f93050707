namespace SignalWatch.Feeds.Fetching;

/// <summary>What a fetch hopes to find, which decides the <c>Accept</c> header and the size limit.</summary>
public enum FetchKind
{
    /// <summary>A feed; limited by <see cref="FetchOptions.MaximumBytes"/>.</summary>
    Feed,

    /// <summary>An HTML page; limited by <see cref="FetchOptions.MaximumPageBytes"/>.</summary>
    Page,

    /// <summary>Plain text such as robots.txt; limited by <see cref="FetchOptions.MaximumPageBytes"/>.</summary>
    Text,
}
