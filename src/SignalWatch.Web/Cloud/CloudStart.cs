using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SignalWatch.Web.Cloud;

/// <summary>Says at start what is wrong: which setting, what is expected, an example. The start goes on, for all that does not need it.</summary>
/// <remarks>
/// Also on the error stream: what a worker logs outside an invocation reaches nobody, but the host logs what it writes there.
/// </remarks>
/// <param name="check">What looks.</param>
/// <param name="logger">Told.</param>
public sealed partial class CloudStart(CloudCheck check, ILogger<CloudStart> logger) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var troubles = await check.RunAsync(stoppingToken);
        foreach (var trouble in troubles)
        {
            Log.Found(logger, trouble.Headline, trouble.Detail, trouble.Remedy);
            await Console.Error.WriteLineAsync($"error: {trouble.Headline}: {trouble.Detail} {trouble.Remedy}".AsMemory(), stoppingToken);
        }

        if (troubles.Count == 0)
        {
            Log.Ready(logger);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 920, Level = LogLevel.Error, Message = "{Headline}: {Detail} {Remedy}")]
        public static partial void Found(ILogger logger, string headline, string detail, string remedy);

        [LoggerMessage(EventId = 921, Level = LogLevel.Information, Message = "Settings, pack, storage account and clock are in order")]
        public static partial void Ready(ILogger logger);
    }
}
