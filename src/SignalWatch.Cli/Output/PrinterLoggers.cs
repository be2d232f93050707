using Microsoft.Extensions.Logging;

namespace SignalWatch.Cli.Output;

/// <summary>Loggers of the engine's jobs: warnings and errors are printed, and nothing else.</summary>
internal sealed class PrinterLoggers(Printer printer) : ILoggerFactory
{
    /// <inheritdoc />
    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("There is one place to print.");

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => new WarningPrinter(printer);

    /// <inheritdoc />
    public void Dispose()
    {
        // The printer is not ours.
    }
}
