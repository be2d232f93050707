namespace SignalWatch.Cli;

/// <summary>How this command was started, so that what it suggests can be typed as it stands.</summary>
internal static class CommandName
{
    /// <summary><c>signalwatch</c> where it is installed; from a checkout's build folder, the command that runs the project.</summary>
    public static string Current { get; } = AppContext.BaseDirectory.Replace('\\', '/').Contains("src/SignalWatch.Cli/bin/", StringComparison.Ordinal)
        ? "dotnet run --project src/SignalWatch.Cli --"
        : "signalwatch";
}
