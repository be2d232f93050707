namespace SignalWatch.Cli.Commands;

/// <summary>What one address or file came to.</summary>
internal abstract record ReadResult
{
    private ReadResult()
    {
    }

    /// <summary>It was read.</summary>
    /// <param name="Text">What is to be printed.</param>
    public sealed record Shown(string Text) : ReadResult;

    /// <summary>It can't be read.</summary>
    /// <param name="Name">The address or file as it was given.</param>
    /// <param name="Reason">Why, on one line.</param>
    public sealed record Failed(string Name, string Reason) : ReadResult;
}
