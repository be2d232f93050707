using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace SignalWatch.Tests.Infra;

/// <summary>The Bicep compiler that the tests' project downloads as a package, for Linux on x64 only.</summary>
internal static class BicepCompiler
{
    /// <summary>Compiles a file under <c>infra</c>; skips the test where the compiler is not there.</summary>
    public static async Task<JsonDocument> CompileAsync(string file, CancellationToken cancellationToken)
    {
        var compiler = typeof(BicepCompiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().SingleOrDefault(one => one.Key == "Bicep")?.Value;
        Assert.SkipUnless(compiler is not null && File.Exists(compiler), "The Bicep compiler is downloaded for Linux on x64 only.");

        if (!OperatingSystem.IsWindows() && compiler is not null)
        {
            File.SetUnixFileMode(compiler, File.GetUnixFileMode(compiler) | UnixFileMode.UserExecute);
        }

        var start = new ProcessStartInfo(compiler ?? "", ["build", PathOf(file), "--stdout"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The compiler did not start.");
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        Assert.Equal("", errors);
        return JsonDocument.Parse(await output);
    }

    /// <summary>The path of a file under <c>infra</c>.</summary>
    public static string PathOf(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SignalWatch.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? "", "infra", file);
    }
}
