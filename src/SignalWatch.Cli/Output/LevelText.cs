using SignalWatch.Assessment;

namespace SignalWatch.Cli.Output;

/// <summary>Levels as people and programs read them.</summary>
internal static class LevelText
{
    /// <summary>The level in lower case, such as <c>elevated</c>.</summary>
    public static string Of(Level level) => level.ToString().ToLowerInvariant();
}
