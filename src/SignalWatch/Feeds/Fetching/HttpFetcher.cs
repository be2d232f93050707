using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace SignalWatch.Feeds.Fetching;

/// <summary>
/// Fetches feeds and pages over HTTP: conditional, bounded in size, time and redirects, one request per host at a time,
/// public addresses only, no cookies. Thread-safe; one per process.
/// </summary>
public sealed partial class HttpFetcher : IDisposable
{
    private readonly FetchOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<HttpFetcher> _logger;
    private readonly HostTurns _turns;
    private readonly HttpClient _client;

    /// <param name="options">Bounds, taken as they are now.</param>
    /// <param name="time">The clock for gaps and time limits.</param>
    /// <param name="logger">Told of every fetch at debug level, and of refused addresses as a warning.</param>
    /// <exception cref="ArgumentException"><see cref="FetchOptions.LoopbackHosts"/> names an endpoint that is not loopback.</exception>
    public HttpFetcher(FetchOptions options, TimeProvider time, ILogger<HttpFetcher> logger)
    {
        _options = options;
        _time = time;
        _logger = logger;
        _turns = new HostTurns(options.MinimumHostGap, time);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = new HostConnector(options.LoopbackHosts).ConnectAsync,
            ConnectTimeout = options.ConnectTimeout,
            MaxResponseHeadersLength = 64,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8,
            UseCookies = false,
            UseProxy = false,
        };
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Fetches once, following redirects. Whatever the server or the network does is an outcome, never an exception.</summary>
    /// <param name="request">What to fetch.</param>
    /// <param name="cancellationToken">Gives the fetch up; our own time limits are <see cref="FetchFault.Timeout"/> instead.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var outcome = await FollowAsync(request, cancellationToken);
        if (outcome is not FetchOutcome.Failed failed)
        {
            Log.Fetched(_logger, request.Url, outcome.GetType().Name);
        }
        else if (failed.Fault is FetchFault.Address or FetchFault.Scheme)
        {
            Log.Refused(_logger, request.Url, failed.Message);
        }
        else
        {
            Log.Failed(_logger, request.Url, failed.Fault, failed.Message);
        }

        return outcome;
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private async Task<FetchOutcome> FollowAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var trail = new HttpTrail(request.Url);
        var remaining = _options.TotalTimeout;
        while (true)
        {
            if (Refusal(trail) is { } refusal)
            {
                return refusal;
            }

            using var turn = await _turns.TakeAsync(trail.Current.Authority, cancellationToken);
            var started = _time.GetTimestamp();
            var step = await StepAsync(request, trail, remaining, cancellationToken);
            remaining -= _time.GetElapsedTime(started);
            step ??= remaining <= TimeSpan.Zero ? TimedOut(trail, "the redirects took longer than", _options.TotalTimeout) : null;
            if (step is not null)
            {
                return step with { Duration = _options.TotalTimeout - remaining };
            }
        }
    }

    private FetchOutcome.Failed? Refusal(HttpTrail trail)
    {
        var url = trail.Current;
        if (!url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            return new FetchOutcome.Failed(FetchFault.Scheme, $"{url} is neither http nor https.");
        }

        if (trail.IsLoop)
        {
            return new FetchOutcome.Failed(FetchFault.Redirects, $"{trail.Start} redirects in a loop, back to {url}.");
        }

        return trail.Redirects > _options.MaximumRedirects
            ? new FetchOutcome.Failed(FetchFault.Redirects, FormattableString.Invariant($"{trail.Start} redirects more than {_options.MaximumRedirects} times."))
            : null;
    }

    /// <summary>Asks once; null when the answer was a redirect, which <paramref name="trail"/> then stands at.</summary>
    private async Task<FetchOutcome?> StepAsync(
        FetchRequest request, HttpTrail trail, TimeSpan remaining, CancellationToken cancellationToken)
    {
        using var ownLimit = new CancellationTokenSource(remaining, _time);
        using var headersLimit = new CancellationTokenSource(_options.HeadersTimeout, _time);
        using var whole = CancellationTokenSource.CreateLinkedTokenSource(ownLimit.Token, cancellationToken);
        using var untilHeaders = CancellationTokenSource.CreateLinkedTokenSource(whole.Token, headersLimit.Token);
        try
        {
            using var message = Message(request, trail.Current);
            using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, untilHeaders.Token);
            return await ReadAsync(request, trail, response, whole.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (ownLimit.IsCancellationRequested, headersLimit.IsCancellationRequested) switch
            {
                (true, _) => TimedOut(trail, "it took longer than", _options.TotalTimeout),
                (_, true) => TimedOut(trail, "no headers came within", _options.HeadersTimeout),
                _ => TimedOut(trail, "no connection came about within", _options.ConnectTimeout),
            };
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            return HttpFault.Of(e, trail.Current);
        }
    }

    private async Task<FetchOutcome?> ReadAsync(
        FetchRequest request, HttpTrail trail, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect:
                return trail.Follow(response)
                    ? null
                    : new FetchOutcome.Failed(FetchFault.Redirects, $"{trail.Current} redirects to no address.") { Status = response.StatusCode };
            case HttpStatusCode.NotModified when request.ETag is not null || request.LastModified is not null:
                return new FetchOutcome.NotModified
                {
                    FinalUrl = trail.Current,
                    PermanentUrl = trail.Permanent,
                    ETag = HttpAnswer.Header(response, "ETag"),
                    LastModified = HttpAnswer.Header(response, "Last-Modified"),
                    Freshness = HttpAnswer.Freshness(response),
                };
            case HttpStatusCode.OK or HttpStatusCode.NonAuthoritativeInformation:
                return await FetchedAsync(request, trail, response, cancellationToken);
            default:
                return HttpAnswer.Unusable(response, trail.Current, _time.GetUtcNow());
        }
    }

    private async Task<FetchOutcome> FetchedAsync(
        FetchRequest request, HttpTrail trail, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var limit = request.MaximumBytes
            ?? (request.Kind == FetchKind.Feed ? _options.MaximumBytes : _options.MaximumPageBytes);
        var body = await HttpBody.ReadAsync(response, limit, cancellationToken);
        if (body is HttpBody.Unreadable unreadable)
        {
            return new FetchOutcome.Failed(unreadable.Fault, $"{trail.Current}: {unreadable.Reason}") { Status = response.StatusCode };
        }

        return new FetchOutcome.Fetched
        {
            Body = ((HttpBody.Whole)body).Bytes,
            FinalUrl = trail.Current,
            PermanentUrl = trail.Permanent,
            ContentType = HttpAnswer.Header(response, "Content-Type"),
            ETag = HttpAnswer.Header(response, "ETag"),
            LastModified = HttpAnswer.Header(response, "Last-Modified"),
            Freshness = HttpAnswer.Freshness(response),
        };
    }

    private HttpRequestMessage Message(FetchRequest request, Uri url)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, url)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        message.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
        message.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br, deflate");
        message.Headers.TryAddWithoutValidation("Accept", request.Kind switch
        {
            FetchKind.Feed => "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5",
            FetchKind.Page => "text/html, application/xhtml+xml, */*;q=0.5",
            _ => "text/plain, */*;q=0.5",
        });
        message.Headers.CacheControl = request.ETag is null && request.LastModified is null
            ? null
            : new CacheControlHeaderValue { MaxAge = TimeSpan.Zero };
        AddUnlessNull(message, "If-None-Match", request.ETag);
        AddUnlessNull(message, "If-Modified-Since", request.LastModified);
        return message;
    }

    private static void AddUnlessNull(HttpRequestMessage message, string name, string? value)
    {
        if (value is not null)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }
    }

    private static FetchOutcome.Failed TimedOut(HttpTrail trail, string what, TimeSpan limit) =>
        new(FetchFault.Timeout, FormattableString.Invariant($"{trail.Current}: {what} {limit.TotalSeconds:0.###} s."));

    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Debug, "Fetched {Url}: {Outcome}")]
        public static partial void Fetched(ILogger logger, Uri url, string outcome);

        [LoggerMessage(2002, LogLevel.Debug, "Could not fetch {Url}: {Fault}, {Reason}")]
        public static partial void Failed(ILogger logger, Uri url, FetchFault fault, string reason);

        [LoggerMessage(2003, LogLevel.Warning, "Refused to fetch {Url}: {Reason}")]
        public static partial void Refused(ILogger logger, Uri url, string reason);
    }
}
