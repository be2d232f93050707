namespace SignalWatch.Scoring;

/// <summary>A model file that can't be used: damaged, not a model, of another version, or trained for another pack.</summary>
/// <param name="file">The file, or what the caller calls the stream.</param>
/// <param name="fact">What is wrong with it.</param>
public sealed class ModelMismatchException(string file, string fact)
    : Exception($"{file} {fact}. Delete it; another one is used or trained in its place.")
{
    /// <summary>The file, or what the caller calls the stream.</summary>
    public string File { get; } = file;

    /// <summary>What is wrong with it, without a remedy: <c>is damaged: ...</c>.</summary>
    public string Fact { get; } = fact;
}
