using System.Net;

namespace SignalWatch.Feeds.Fetching;

/// <summary>The addresses that one fetch has been sent to.</summary>
internal sealed class HttpTrail
{
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private bool _isPermanent = true;

    public HttpTrail(Uri start)
    {
        Start = start;
        Current = start;
        _visited.Add(start.ToString());
    }

    /// <summary>The address asked for.</summary>
    public Uri Start { get; }

    /// <summary>The address to ask next, or that answered.</summary>
    public Uri Current { get; private set; }

    /// <summary>How many redirects were followed.</summary>
    public int Redirects { get; private set; }

    /// <summary>Whether the current address was asked before.</summary>
    public bool IsLoop { get; private set; }

    /// <summary>The current address, where only permanent redirects led to it and none gave up https; else null.</summary>
    public Uri? Permanent => Redirects > 0 && _isPermanent ? Current : null;

    /// <summary>Moves to the redirect's target.</summary>
    /// <returns>False when the answer names none that can be read.</returns>
    public bool Follow(HttpResponseMessage response)
    {
        if (HttpAnswer.Header(response, "Location") is not { } location
            || !Uri.TryCreate(Current, location, out var target))
        {
            return false;
        }

        _isPermanent &= response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect
            && !(Current.Scheme == Uri.UriSchemeHttps && target.Scheme == Uri.UriSchemeHttp);
        Current = target;
        Redirects++;
        IsLoop = !_visited.Add(target.ToString());
        return true;
    }
}
