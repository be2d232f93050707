namespace SignalWatch.History.Tables;

/// <summary>The store can't be used: locked, read-only, damaged, of a newer version, refused or out of reach. The message names it and the remedy.</summary>
public sealed class StoreException(string message, Exception? innerException = null) : Exception(message, innerException);
