using System.ComponentModel;
using System.Diagnostics;

namespace SignalWatch.Tests.Services;

/// <summary>An installed Chromium, Chrome or Edge: named by CHROMIUM_PATH, found on the PATH or where installers put it, or installed on a Debian that we own.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge"];

    private static readonly string[] UsualPlaces =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "Google", "Chrome", "Application", "chrome.exe"),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86), "Microsoft", "Edge", "Application", "msedge.exe"),
    ];

    /// <summary>Its program; null where there is none and none could be installed.</summary>
    public static async Task<string?> FindAsync(CancellationToken cancellationToken) => Found() ?? (await InstallAsync(cancellationToken) ? Found() : null);

    private static string? Found()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : null;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var ending = OperatingSystem.IsWindows() ? ".exe" : "";
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name + ending))).Concat(UsualPlaces).FirstOrDefault(File.Exists);
    }

    private static async Task<bool> InstallAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root" || TestServices.Folder is not { } folder)
        {
            return false;
        }

        await using var alone = await TestServices.LockAsync(Path.Combine(folder, "install.lock"), cancellationToken);
        try
        {
            // Another test process may have installed it meanwhile. A fresh container has no list of packages yet.
            return Found() is not null || await AptAsync(["install", "-y", "-qq", "chromium"], cancellationToken)
                || (await AptAsync(["update", "-qq"], cancellationToken) && await AptAsync(["install", "-y", "-qq", "chromium"], cancellationToken));
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static async Task<bool> AptAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("apt-get", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start)!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0;
    }
}
