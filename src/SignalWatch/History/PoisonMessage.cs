namespace SignalWatch.History;

/// <summary>A message that used up its retries.</summary>
/// <param name="Time">When that was, UTC.</param>
/// <param name="Queue">The queue that it was in.</param>
/// <param name="Content">What it said, such as a source's id; cut where it is long.</param>
/// <param name="Fault">Why it failed last; may be empty.</param>
public sealed record PoisonMessage(DateTimeOffset Time, string Queue, string Content, string Fault);
