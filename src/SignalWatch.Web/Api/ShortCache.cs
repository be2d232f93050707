using System.Collections.Concurrent;

namespace SignalWatch.Web.Api;

/// <summary>
/// Keeps answers that everyone asks for, for two seconds: assessments come every ten minutes, so nobody sees one later than that. A
/// thousand requests at once cost one.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class ShortCache(TimeProvider time)
{
    private const int MostKept = 200;
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>The answer under this key, made anew when it is missing or old.</summary>
    /// <param name="key">All that the answer depends on, checked; at most a few hundred.</param>
    /// <param name="make">Makes it; not stopped when one who waits for it goes away.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<WholeAnswer> GetAsync(string key, Func<CancellationToken, Task<WholeAnswer>> make, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_entries.TryGetValue(key, out var entry) && entry.IsFresh(now))
        {
            return entry.Answer.Value.WaitAsync(cancellationToken);
        }

        if (_entries.Count >= MostKept)
        {
            _entries.Clear();
        }

        var made = new Entry(now + Life, new Lazy<Task<WholeAnswer>>(() => make(CancellationToken.None)));
        var kept = _entries.AddOrUpdate(key, made, (_, other) => other.IsFresh(now) ? other : made);
        return kept.Answer.Value.WaitAsync(cancellationToken);
    }

    private sealed record Entry(DateTimeOffset Until, Lazy<Task<WholeAnswer>> Answer)
    {
        // A failure is nobody's answer but theirs who waited for it.
        public bool IsFresh(DateTimeOffset now) => now < Until && !(Answer.IsValueCreated && (Answer.Value.IsFaulted || Answer.Value.IsCanceled));
    }
}
