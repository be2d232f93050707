using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SignalWatch.Benchmarks.Scale;

/// <summary>A fresh Azurite with tables and queues, in memory, from tests/services; gone with this object.</summary>
internal sealed class LocalStorage : IAsyncDisposable
{
    // Azurite's one account and its published key, which guards nothing: https://learn.microsoft.com/azure/storage/common/storage-use-azurite.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly Process _process;

    private LocalStorage(Process process, string connectionString)
    {
        _process = process;
        ConnectionString = connectionString;
    }

    /// <summary>Where it listens, with its key.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts it on free ports.</summary>
    /// <exception cref="InvalidOperationException">It ended at once; <c>npm ci</c> in tests/services installs it.</exception>
    public static async Task<LocalStorage> StartAsync(CancellationToken cancellationToken)
    {
        var services = Path.GetFullPath(Path.Combine("tests", "services"));
        var (queues, tables) = (FreePort(), FreePort());
        string[] arguments =
        [
            "--max-old-space-size=4096", Path.Combine("node_modules", "azurite", "dist", "src", "azurite.js"), "--blobPort", Text(FreePort()),
            "--queuePort", Text(queues), "--tablePort", Text(tables), "--inMemoryPersistence", "--silent", "--skipApiVersionCheck", "--disableTelemetry",
        ];
        var process = Process.Start(new ProcessStartInfo("node", arguments) { WorkingDirectory = services, RedirectStandardOutput = true, UseShellExecute = false })
            ?? throw new InvalidOperationException("node could not be started.");
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        await WaitAsync(process, queues, cancellationToken);
        await WaitAsync(process, tables, cancellationToken);
        return new LocalStorage(
            process,
            $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};QueueEndpoint=http://127.0.0.1:{Text(queues)}/{Account};TableEndpoint=http://127.0.0.1:{Text(tables)}/{Account};");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    private static async Task WaitAsync(Process process, int port, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException("Azurite ended at once; run `npm ci` in tests/services, and this command from the repository's root.");
            }

            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
                return;
            }
            catch (SocketException)
            {
                // Not yet; the next tick tries again.
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
