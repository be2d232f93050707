using Microsoft.Extensions.Logging;

namespace SignalWatch.Cli.Output;

/// <summary>Prints warnings and errors of the engine on standard error, and nothing else.</summary>
internal sealed class WarningPrinter(Printer printer) : ILogger
{
    /// <inheritdoc />
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc />
    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    /// <inheritdoc />
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            printer.Problem(formatter(state, exception));
            if (logLevel >= LogLevel.Error && exception is not null)
            {
                // An error is a bug or a dependency that is down, and whoever mends it needs the place.
                printer.Problem(exception.ToString());
            }
        }
    }
}
