using System.Diagnostics;

namespace SignalWatch.Tests.Services;

/// <summary>The Node packages in tests/services: installed when missing, by one test process at a time.</summary>
internal static class TestServices
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(200);

    /// <summary>The folder, found by walking up from the tests' binaries; null when it is not there.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>Installs the packages when they are not there.</summary>
    /// <returns>Why it could not be done; null when they are there.</returns>
    public static async Task<string?> InstallAsync(CancellationToken cancellationToken)
    {
        if (Folder is null)
        {
            return "tests/services was not found above the tests' binaries.";
        }

        try
        {
            await using var alone = await LockAsync(Path.Combine(Folder, "install.lock"), cancellationToken);
            return IsInstalled(Folder) ? null : await InstallAsync(Folder, cancellationToken);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "node and npm are not on the PATH.";
        }
    }

    /// <summary>Waits until no other test process holds this file, and holds it.</summary>
    public static async Task<FileStream> LockAsync(string path, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Retry, TimeProvider.System);
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await timer.WaitForNextTickAsync(cancellationToken);
            }
        }
    }

    private static bool IsInstalled(string folder) => File.Exists(Path.Combine(folder, "node_modules", ".package-lock.json"));

    private static async Task<string?> InstallAsync(string folder, CancellationToken cancellationToken)
    {
        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        var start = new ProcessStartInfo(npm, ["ci", "--no-audit", "--no-fund"])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        await output;
        return process.ExitCode == 0 ? null : $"npm ci failed in tests/services: {(await errors).Trim()}";
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var services = Path.Combine(folder.FullName, "tests", "services");
            if (File.Exists(Path.Combine(services, "package.json")))
            {
                return services;
            }
        }

        return null;
    }
}
