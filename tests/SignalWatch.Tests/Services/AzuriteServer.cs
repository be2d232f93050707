using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Azure.Data.Tables;
using SignalWatch.Tests.Services;

[assembly: AssemblyFixture(typeof(AzuriteServer))]

namespace SignalWatch.Tests.Services;

/// <summary>
/// A real Azurite - tables, queues and blobs - on free loopback ports, in memory, for all tests of the assembly. It is started by the first
/// test that asks for it, and ended with the assembly.
/// </summary>
public sealed class AzuriteServer : IAsyncDisposable
{
    /// <summary>Azurite's one account, documented at https://learn.microsoft.com/azure/storage/common/storage-use-azurite.</summary>
    public const string Account = "devstoreaccount1";

    /// <summary>That account's published key, which guards nothing.</summary>
    public const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim _oneStart = new(1, 1);
    private Process? _process;
    private string? _whyNot;
    private Uri? _tables;
    private Uri? _queues;
    private Uri? _blobs;

    /// <summary>The address of the account's table service; skips the test when Azurite can't run here.</summary>
    public async Task<Uri> TablesAsync(CancellationToken cancellationToken)
    {
        await _oneStart.WaitAsync(cancellationToken);
        try
        {
            if (_tables is null && _whyNot is null)
            {
                using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
                _whyNot = await TestServices.InstallAsync(either.Token) ?? await StartAsync(either.Token);
            }
        }
        finally
        {
            _oneStart.Release();
        }

        Assert.SkipWhen(_whyNot is not null, $"Azurite can't run here: {_whyNot}");
        return _tables!;
    }

    /// <summary>A client of the table service.</summary>
    public async Task<TableServiceClient> ConnectAsync(CancellationToken cancellationToken) =>
        new(await TablesAsync(cancellationToken), new TableSharedKeyCredential(Account, Key));

    /// <summary>The account's connection string, as an app's settings have it.</summary>
    public async Task<string> ConnectionStringAsync(CancellationToken cancellationToken)
    {
        var tables = await TablesAsync(cancellationToken);
        return $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};TableEndpoint={tables};QueueEndpoint={_queues};BlobEndpoint={_blobs};";
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
            _process.Dispose();
        }

        _oneStart.Dispose();
    }

    private async Task<string?> StartAsync(CancellationToken cancellationToken)
    {
        var (table, queue, blob) = (FreePort(), FreePort(), FreePort());
        string[] arguments =
        [
            Path.Combine("node_modules", "azurite", "dist", "src", "azurite.js"),
            "--tableHost", "127.0.0.1", "--tablePort", table.ToString(CultureInfo.InvariantCulture),
            "--queueHost", "127.0.0.1", "--queuePort", queue.ToString(CultureInfo.InvariantCulture),
            "--blobHost", "127.0.0.1", "--blobPort", blob.ToString(CultureInfo.InvariantCulture),
            "--inMemoryPersistence", "--silent", "--skipApiVersionCheck", "--disableTelemetry",
        ];
        var start = new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = TestServices.Folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        var errors = _process.StandardError.ReadToEndAsync(CancellationToken.None);
        foreach (var port in (int[])[table, queue, blob])
        {
            if (!await IsListeningAsync(_process, port, cancellationToken))
            {
                return $"it ended at once: {(await errors).Trim()}";
            }
        }

        (_tables, _queues, _blobs) = (AddressOf(table), AddressOf(queue), AddressOf(blob));
        return null;
    }

    private static Uri AddressOf(int port) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/{Account}"));

    private static async Task<bool> IsListeningAsync(Process process, int port, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Retry, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(cancellationToken) && !process.HasExited)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
                return true;
            }
            catch (SocketException)
            {
                // Not yet; the next tick tries again.
            }
        }

        return false;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
