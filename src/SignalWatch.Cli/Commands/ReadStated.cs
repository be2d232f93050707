namespace SignalWatch.Cli.Commands;

/// <summary>What a server would have said of files, as the command line says it.</summary>
/// <param name="Base">Where they came from, for relative addresses; null when that is not known.</param>
/// <param name="ContentType">Their <c>Content-Type</c>; null when nothing is said.</param>
internal sealed record ReadStated(Uri? Base, string? ContentType);
