using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using MimeKit;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Tests.History;

namespace SignalWatch.Tests.Services;

/// <summary>
/// A real SMTP server (tests/services/smtp.js) that wants encryption and a password, and misbehaves as it is told. One for each class that
/// asks for it; it is started by the first test.
/// </summary>
public sealed class SmtpServer : IAsyncDisposable
{
    /// <summary>The name that it lets in.</summary>
    public const string UserName = "watch";

    /// <summary>That name's password.</summary>
    public const string Password = "a password of the tests";

    private readonly TemporaryDirectory _directory = new();
    private readonly Channel<JsonNode> _events = Channel.CreateUnbounded<JsonNode>();
    private readonly TestCertificates _certificates;
    private Process? _process;
    private string? _whyNot;
    private int _startTls;
    private int _tls;

    /// <summary>Makes its certificates.</summary>
    public SmtpServer() => _certificates = new TestCertificates(_directory.FullName);

    /// <summary>Options under which it can be used.</summary>
    public async Task<SmtpOptions> OptionsAsync(CancellationToken cancellationToken, SmtpSecurity security = SmtpSecurity.StartTls)
    {
        if (_process is null && _whyNot is null)
        {
            _whyNot = await TestServices.InstallAsync(cancellationToken) ?? await StartAsync(cancellationToken);
        }

        Assert.SkipWhen(_whyNot is not null, $"The SMTP server can't run here: {_whyNot}");
        return new SmtpOptions
        {
            Host = "localhost",
            Port = security == SmtpSecurity.Tls ? _tls : _startTls,
            Security = security,
            UserName = UserName,
            Password = Password,
            AuthorityFile = _certificates.AuthorityFile,
        };
    }

    /// <summary>Has it misbehave from now on; null ends that. Events of before are forgotten.</summary>
    public async Task MisbehaveAsync(object? fault, CancellationToken cancellationToken)
    {
        await _process!.StandardInput.WriteLineAsync(JsonSerializer.Serialize(fault).AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        await NextAsync("set", cancellationToken);
    }

    /// <summary>Waits for the next event of that name, passing over others.</summary>
    public async Task<JsonNode> NextAsync(string name, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = await _events.Reader.ReadAsync(cancellationToken);
            if (next["event"]!.GetValue<string>() == name)
            {
                return next;
            }
        }
    }

    /// <summary>What it did since it was last told to misbehave, or not to.</summary>
    public async Task<IReadOnlyList<JsonNode>> EventsAsync(CancellationToken cancellationToken)
    {
        // Events come in order: those before the answer to this have all been read.
        await _process!.StandardInput.WriteLineAsync("null".AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        var events = new List<JsonNode>();
        while (true)
        {
            var next = await _events.Reader.ReadAsync(cancellationToken);
            if (next["event"]!.GetValue<string>() == "set")
            {
                return events;
            }

            events.Add(next);
        }
    }

    /// <summary>The mails that it took since it was last told to misbehave, or not to.</summary>
    public async Task<IReadOnlyList<MimeMessage>> MailsAsync(CancellationToken cancellationToken) =>
        [.. (await EventsAsync(cancellationToken)).Where(one => one["event"]!.GetValue<string>() == "message").Select(MailOf)];

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.StandardInput.Close();
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
            _process.Dispose();
        }

        _directory.Dispose();
    }

    private static MimeMessage MailOf(JsonNode message)
    {
        using var bytes = new MemoryStream(Convert.FromBase64String(message["mail"]!.GetValue<string>()));
        return MimeMessage.Load(bytes, TestContext.Current.CancellationToken);
    }

    private async Task<string?> StartAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("node", ["smtp.js", _certificates.CertificateFile, _certificates.KeyFile, UserName, Password])
        {
            WorkingDirectory = TestServices.Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        _process = Process.Start(start)!;
        var errors = _process.StandardError.ReadToEndAsync(CancellationToken.None);
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                _events.Writer.TryComplete();
            }
            else
            {
                _events.Writer.TryWrite(JsonNode.Parse(line.Data)!);
            }
        };
        _process.BeginOutputReadLine();
        try
        {
            var listening = await NextAsync("listening", cancellationToken);
            (_startTls, _tls) = (listening["starttls"]!.GetValue<int>(), listening["tls"]!.GetValue<int>());
            return null;
        }
        catch (ChannelClosedException)
        {
            return $"it ended at once: {(await errors).Trim()}";
        }
    }
}
