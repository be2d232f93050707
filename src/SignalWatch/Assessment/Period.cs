namespace SignalWatch.Assessment;

/// <summary>The length over which daily counts are added up. Days, weeks and months are those of UTC; weeks begin on Monday (ISO 8601).</summary>
public enum Period
{
    /// <summary>One day.</summary>
    Day,

    /// <summary>Monday to Sunday.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,
}
