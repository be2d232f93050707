using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SignalWatch.Tests.Feeds;

/// <summary>A loopback server that writes to the wire exactly what a test tells it to; a path that nobody registered fails the test.</summary>
internal sealed class WireServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, Func<WireExchange, Task>> _answers = new(StringComparer.Ordinal);
    private readonly Task _loop;

    public WireServer()
    {
        _listener.Start();
        _loop = AcceptAsync();
    }

    public IPEndPoint Endpoint => (IPEndPoint)_listener.LocalEndpoint;

    public ConcurrentQueue<string> Requests { get; } = new();

    public ConcurrentQueue<string> Unexpected { get; } = new();

    public void On(string path, Func<WireExchange, Task> answer) => _answers[path] = answer;

    public void On(string path, string head, byte[]? body = null) => _answers[path] = async exchange =>
    {
        await exchange.SendAsync(FormattableString.Invariant(
            $"{head.Trim().ReplaceLineEndings("\r\n")}\r\nContent-Length: {body?.Length ?? 0}\r\nConnection: close\r\n\r\n"));
        await exchange.SendAsync(body ?? []);
    };

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _loop;
        Assert.Empty(Unexpected);
    }

    private async Task AcceptAsync()
    {
        var running = new List<Task>();
        try
        {
            while (true)
            {
                running.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(running);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var head = await ReadHeadAsync(client.GetStream());
                if (head.Length == 0)
                {
                    // The fetcher connected and gave up before it asked for anything.
                    return;
                }

                Requests.Enqueue(head);
                var path = head.Split(' ').ElementAtOrDefault(1) ?? string.Empty;
                if (_answers.TryGetValue(path, out var answer))
                {
                    await answer(new WireExchange(client, head, _stop.Token));
                }
                else if (path.Length > 0)
                {
                    Unexpected.Enqueue(path);
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The fetcher hung up, which many of the faults are about.
            }
        }
    }

    private async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, _stop.Token) > 0)
        {
            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}

internal sealed class WireExchange(TcpClient client, string requestHead, CancellationToken stopped)
{
    public string RequestHead => requestHead;

    public CancellationToken Stopped => stopped;

    public async Task SendAsync(string text) => await SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task SendAsync(byte[] bytes) => await client.GetStream().WriteAsync(bytes, stopped);

    /// <summary>Holds the connection until the fetcher hangs up or the server stops.</summary>
    public async Task HangAsync()
    {
        while (await client.GetStream().ReadAsync(new byte[64], stopped) > 0)
        {
        }
    }

    /// <summary>Closes with a TCP reset in place of an orderly end.</summary>
    public void Reset()
    {
        client.LingerState = new LingerOption(true, 0);
        client.Client.Close();
    }
}
