namespace SignalWatch.Feeds.Fetching;

/// <summary>One request to a host at a time, with a gap after each.</summary>
/// <param name="gap">The least time from the end of one turn to the start of the next.</param>
/// <param name="time">The clock that gaps are waited on.</param>
internal sealed class HostTurns(TimeSpan gap, TimeProvider time)
{
    // Articles lead to hosts that are never seen again: forget idle ones beyond this many.
    private const int HostsKept = 512;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for the host's turn, which ends when the returned value is disposed.</summary>
    /// <param name="authority">Host and port.</param>
    /// <param name="cancellationToken">Stops waiting and gives the place up.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<IDisposable> TakeAsync(string authority, CancellationToken cancellationToken)
    {
        var host = Join(authority);
        var entered = false;
        try
        {
            await host.Semaphore.WaitAsync(cancellationToken);
            entered = true;
            if (host.LastEnd is { } end && end + gap - time.GetUtcNow() is var wait && wait > TimeSpan.Zero)
            {
                await Task.Delay(wait < gap ? wait : gap, time, cancellationToken);
            }

            return new Turn(this, host);
        }
        catch (OperationCanceledException)
        {
            Leave(host, entered, hasAsked: false);
            throw;
        }
    }

    private Host Join(string authority)
    {
        lock (_lock)
        {
            if (_hosts.Count > HostsKept)
            {
                var now = time.GetUtcNow();
                foreach (var (name, idle) in _hosts.Where(pair => pair.Value.Interested == 0 && !(pair.Value.LastEnd + gap >= now)).ToList())
                {
                    _hosts.Remove(name);
                    idle.Semaphore.Dispose();
                }
            }

            if (!_hosts.TryGetValue(authority, out var host))
            {
                _hosts[authority] = host = new Host();
            }

            host.Interested++;
            return host;
        }
    }

    private void Leave(Host host, bool entered, bool hasAsked)
    {
        lock (_lock)
        {
            host.Interested--;
            if (hasAsked)
            {
                host.LastEnd = time.GetUtcNow();
            }

            if (entered)
            {
                host.Semaphore.Release();
            }
        }
    }

    private sealed class Host
    {
        public SemaphoreSlim Semaphore { get; } = new(1, 1);

        public DateTimeOffset? LastEnd { get; set; }

        public int Interested { get; set; }
    }

    private sealed class Turn(HostTurns owner, Host host) : IDisposable
    {
        private int _isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
            {
                owner.Leave(host, entered: true, hasAsked: true);
            }
        }
    }
}
