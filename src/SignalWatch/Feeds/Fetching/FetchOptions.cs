using System.ComponentModel.DataAnnotations;
using System.Net;

namespace SignalWatch.Feeds.Fetching;

/// <summary>Bounds on what is fetched and how politely.</summary>
public sealed class FetchOptions
{
    /// <summary>The <c>User-Agent</c> sent, which names the project and where to complain; 5 to 200 characters.</summary>
    [Required]
    [StringLength(200, MinimumLength = 5)]
    public string UserAgent { get; set; } = "SignalWatch/0.1 (+https://github.com/signalwatch/signalwatch)";

    /// <summary>The most bytes taken of a feed after decompression; default 16 MiB, 1 KiB to 64 MiB.</summary>
    [Range(1024L, 64L * 1024 * 1024)]
    public long MaximumBytes { get; set; } = 16L * 1024 * 1024;

    /// <summary>The most bytes taken of a page after decompression; default 5 MiB, 1 KiB to 64 MiB.</summary>
    [Range(1024L, 64L * 1024 * 1024)]
    public long MaximumPageBytes { get; set; } = 5L * 1024 * 1024;

    /// <summary>The most redirects followed in one fetch; default 5, 0 to 20.</summary>
    [Range(0, 20)]
    public int MaximumRedirects { get; set; } = 5;

    /// <summary>The longest wait for name resolution and a connection; default 10 s, 50 ms to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest wait for the answer's headers, connecting included; default 15 s, 50 ms to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00")]
    public TimeSpan HeadersTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest a fetch may take with all redirects, waiting for a host's turn not counted; default 30 s, 50 ms to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The least time between the end of one request to a host and the start of the next; default 1 s, 0 to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan MinimumHostGap { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Host names, in any case, that are connected to the given loopback endpoint instead of being resolved: how tests and the
    /// demo opt in. Default none. Every other private, loopback or otherwise special address is refused.
    /// </summary>
    public IReadOnlyDictionary<string, IPEndPoint> LoopbackHosts { get; set; } =
        new Dictionary<string, IPEndPoint>(StringComparer.OrdinalIgnoreCase);
}
