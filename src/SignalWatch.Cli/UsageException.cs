namespace SignalWatch.Cli;

/// <summary>The command was asked for something that it can't mean: an unknown indicator, a date that isn't one. Exit code 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
