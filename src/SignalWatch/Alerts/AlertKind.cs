namespace SignalWatch.Alerts;

/// <summary>What an alert announces.</summary>
public enum AlertKind
{
    /// <summary>An indicator's level rose.</summary>
    LevelRose,

    /// <summary>An indicator's level fell back.</summary>
    LevelFell,

    /// <summary>A scenario's likelihood came to be called by another word.</summary>
    WordChanged,

    /// <summary>One story is strong enough by itself.</summary>
    StrongStory,

    /// <summary>A government or international body reported it itself.</summary>
    OfficialReport,

    /// <summary>An indicator from which news is expected has had none, while its sources were heard.</summary>
    Silence,
}
