namespace SignalWatch.Assessment;

/// <summary>What a step of a waterfall stands for.</summary>
public enum StepKind
{
    /// <summary>The published likelihood, where it begins.</summary>
    Published,

    /// <summary>What one indicator adds.</summary>
    Indicator,

    /// <summary>What all indicators add together that move it too little to be told singly.</summary>
    Others,

    /// <summary>What the rivals of its group take or leave.</summary>
    Rivals,

    /// <summary>The likelihood on the day, where it ends.</summary>
    Now,
}
