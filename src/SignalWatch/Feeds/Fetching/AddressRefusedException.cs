namespace SignalWatch.Feeds.Fetching;

/// <summary>A host has no address that may be connected to; thrown inside a connection attempt and turned into <see cref="FetchFault.Address"/>.</summary>
internal sealed class AddressRefusedException(string message) : IOException(message);
