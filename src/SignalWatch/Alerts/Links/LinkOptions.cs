using System.ComponentModel.DataAnnotations;

namespace SignalWatch.Alerts.Links;

/// <summary>How long the links in a mail may be used, and with what they are signed. Section <c>Links</c> of the configuration.</summary>
public sealed class LinkOptions
{
    /// <summary>How long "correct" and "wrong" may be said; default 30 days, 1 to 365.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "365.00:00:00")]
    public TimeSpan VerdictLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long "mute for 24 hours" may be used; default 7 days, 1 to 90.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "90.00:00:00")]
    public TimeSpan MuteLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long one can unsubscribe with a mail; default 730 days, 60 to 3,650: people keep mails, and CAN-SPAM asks for 30 days.</summary>
    [Range(typeof(TimeSpan), "60.00:00:00", "3650.00:00:00")]
    public TimeSpan UnsubscribeLifetime { get; set; } = TimeSpan.FromDays(730);

    /// <summary>The key that signs, base64 of 32 bytes or more; null, the default, takes the one in the data directory. A secret: never printed.</summary>
    public string? Key { get; set; }

    /// <summary>The key before that, while mails signed with it are still about; null, the default, when there is none.</summary>
    public string? OlderKey { get; set; }
}
