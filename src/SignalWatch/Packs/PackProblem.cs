namespace SignalWatch.Packs;

/// <summary>One thing that is wrong with a pack file, and what to do about it.</summary>
/// <param name="File">The file, as the caller named its folder.</param>
/// <param name="Line">1-based line; 0 when the whole file is meant.</param>
/// <param name="Message">What is wrong, naming the key or value.</param>
/// <param name="Suggestion">What to write instead; null when only the author can know.</param>
public sealed record PackProblem(string File, int Line, string Message, string? Suggestion)
{
    /// <summary>The problem on one line, as compilers print theirs: <c>file(line): message suggestion</c>.</summary>
    public override string ToString() =>
        (Line > 0 ? $"{File}({Line}): {Message}" : $"{File}: {Message}") + (Suggestion is null ? "" : $" {Suggestion}");
}
