namespace SignalWatch.Cli;

/// <summary>How this command was started, so that what it suggests can be typed as it stands.</summary>
internal static class CommandName
{
    private static readonly string BaseDirectory = AppContext.BaseDirectory.Replace('\\', '/');

    /// <summary><c>signalwatch</c> where it is installed; from a checkout's build folder, the command that runs that build.</summary>
    public static string Current { get; } = BaseDirectory switch
    {
        _ when BaseDirectory.Contains("src/SignalWatch.Cli/bin/Release/", StringComparison.Ordinal) => "dotnet run -c Release --project src/SignalWatch.Cli --",
        _ when BaseDirectory.Contains("src/SignalWatch.Cli/bin/", StringComparison.Ordinal) => "dotnet run --project src/SignalWatch.Cli --",
        _ => "signalwatch",
    };
}
