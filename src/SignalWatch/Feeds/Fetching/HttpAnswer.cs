using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace SignalWatch.Feeds.Fetching;

/// <summary>Reads what an answer's headers say.</summary>
internal static class HttpAnswer
{
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(1);

    // RFC 9110, 5.6.7, without the day of the week, which servers get wrong.
    private static readonly string[] DateForms = ["d MMM yyyy HH:mm:ss 'GMT'", "d-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy"];

    /// <summary>The header's first value as the server wrote it, trimmed; null when absent or empty.</summary>
    public static string? Header(HttpResponseMessage response, string name)
    {
        if (!response.Headers.NonValidated.TryGetValues(name, out var values)
            && !response.Content.Headers.NonValidated.TryGetValues(name, out values))
        {
            return null;
        }

        var value = values.FirstOrDefault()?.Trim();
        return string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary><c>max-age</c>, unless the answer must be revalidated (RFC 9111, 5.2.2).</summary>
    public static TimeSpan? Freshness(HttpResponseMessage response) =>
        Header(response, "Cache-Control") is { } text
        && CacheControlHeaderValue.TryParse(text, out var control)
        && control is { NoCache: false, NoStore: false }
            ? control.MaxAge
            : null;

    /// <summary><c>Retry-After</c> in either form (RFC 9110, 10.2.3), 0 to 1 day; null when absent or unreadable.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        if (Header(response, "Retry-After") is not { } text)
        {
            return null;
        }

        TimeSpan wait;
        if (text.All(char.IsAsciiDigit))
        {
            wait = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                && seconds < LongestRetryAfter.TotalSeconds
                    ? TimeSpan.FromSeconds(seconds)
                    : LongestRetryAfter;
        }
        else if (DateTimeOffset.TryParseExact(
            text.AsSpan(text.IndexOf(',', StringComparison.Ordinal) + 1),
            DateForms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces,
            out var until))
        {
            wait = until - now;
        }
        else
        {
            return null;
        }

        return new TimeSpan(Math.Clamp(wait.Ticks, 0, LongestRetryAfter.Ticks));
    }

    /// <summary>The failure that a status without a usable body stands for.</summary>
    public static FetchOutcome.Failed Unusable(HttpResponseMessage response, Uri url, DateTimeOffset now)
    {
        var (fault, meaning) = response.StatusCode switch
        {
            HttpStatusCode.Gone => (FetchFault.Gone, "removed for good"),
            HttpStatusCode.TooManyRequests => (FetchFault.RateLimited, "too many requests"),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => (FetchFault.Status, "access refused"),
            HttpStatusCode.NotFound => (FetchFault.Status, "not found"),
            >= HttpStatusCode.InternalServerError => (FetchFault.Status, "the server is in trouble"),
            _ => (FetchFault.Status, "nothing to read"),
        };
        return new FetchOutcome.Failed(fault, FormattableString.Invariant($"{url}: status {(int)response.StatusCode}, {meaning}."))
        {
            Status = response.StatusCode,
            RetryAfter = RetryAfter(response, now),
        };
    }
}
