using System.Security.Cryptography;

namespace SignalWatch.Web.Access;

/// <summary>
/// Tells good keys from others without asking the store each time: all keys are read anew where those at hand are a second old, so
/// that a new key is good and a revoked one is refused at once, and guessing costs the store a reading a second. Safe for concurrent use.
/// </summary>
/// <param name="history">Where keys are kept.</param>
/// <param name="time">The clock.</param>
public sealed class KeyRing(ApiKeyHistory history, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _oneReader = new(1, 1);
    private volatile Held? _held;

    /// <summary>The key that was shown; null when it is not known, or was revoked.</summary>
    public async ValueTask<ApiKey?> FindAsync(string shown, CancellationToken cancellationToken)
    {
        if (ApiKeyText.IdOf(shown) is not { } id)
        {
            return null;
        }

        var held = _held is { } fresh && time.GetUtcNow() < fresh.Until ? fresh : await ReadAsync(cancellationToken);
        var known = held.Keys.GetValueOrDefault(id);

        // Compared also where there is nothing to compare with, so that the time taken does not tell which ids exist.
        var isSame = CryptographicOperations.FixedTimeEquals(ApiKeyText.HashOf(shown), known is null ? new byte[32] : Convert.FromHexString(known.Hash));
        if (known is null || !isSame || known.Revoked is not null)
        {
            return null;
        }

        await MarkAsync(held, known, cancellationToken);
        return known;
    }

    /// <inheritdoc />
    public void Dispose() => _oneReader.Dispose();

    private async Task<Held> ReadAsync(CancellationToken cancellationToken)
    {
        await _oneReader.WaitAsync(cancellationToken);
        try
        {
            var now = time.GetUtcNow();
            if (_held is { } other && now < other.Until)
            {
                return other;
            }

            var keys = await history.AllAsync(cancellationToken);
            return _held = new Held(keys.ToDictionary(key => key.Id, StringComparer.Ordinal), now + Freshness);
        }
        finally
        {
            _oneReader.Release();
        }
    }

    private async Task MarkAsync(Held held, ApiKey key, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        bool isNew;
        lock (held.Marked)
        {
            isNew = !(key.LastUsed >= today) && held.Marked.Add(key.Id);
        }

        if (isNew)
        {
            await history.MarkUsedAsync(key.Id, today, cancellationToken);
        }
    }

    private sealed record Held(IReadOnlyDictionary<string, ApiKey> Keys, DateTimeOffset Until)
    {
        public HashSet<string> Marked { get; } = new(StringComparer.Ordinal);
    }
}
