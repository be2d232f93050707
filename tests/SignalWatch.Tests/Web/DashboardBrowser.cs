using Microsoft.Playwright;
using SignalWatch.Tests.Services;
using SignalWatch.Tests.Web;

[assembly: AssemblyFixture(typeof(DashboardBrowser))]

namespace SignalWatch.Tests.Web;

/// <summary>One headless Chromium for all tests of the assembly, started by the first that asks for it.</summary>
public sealed class DashboardBrowser : IAsyncDisposable
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly SemaphoreSlim _oneStart = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _whyNot;

    /// <summary>A new page with a profile of its own; skips the test where there is no browser.</summary>
    public async Task<IPage> PageAsync(BrowserNewContextOptions? options = null)
    {
        await _oneStart.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _whyNot ??= _browser is null ? await StartAsync() : null;
        }
        finally
        {
            _oneStart.Release();
        }

        Assert.SkipWhen(_browser is null, $"No browser, so the dashboard was not tested in one: {_whyNot}");
        var context = await _browser!.NewContextAsync(options ?? new BrowserNewContextOptions());
        return await context.NewPageAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _oneStart.Dispose();
    }

    private async Task<string?> StartAsync()
    {
        if (await Chromium.FindAsync(TestContext.Current.CancellationToken) is not { } program)
        {
            return "Chromium, Chrome or Edge is neither on the PATH nor where CHROMIUM_PATH says, and could not be installed; install one of them, or set CHROMIUM_PATH to it.";
        }

        try
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Headless = true, Args = Flags });
            return null;
        }
        catch (PlaywrightException e)
        {
            return $"{program} does not start: {e.Message}";
        }
    }
}
