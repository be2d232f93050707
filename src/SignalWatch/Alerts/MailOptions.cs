using System.ComponentModel.DataAnnotations;

namespace SignalWatch.Alerts;

/// <summary>Who mail comes from, and where its links lead. Section <c>Mail</c> of the configuration.</summary>
public sealed class MailOptions
{
    /// <summary>The sender's address. Default <c>signalwatch@localhost</c>.</summary>
    [Required, EmailAddress]
    public string From { get; set; } = "signalwatch@localhost";

    /// <summary>The operator's address, who hears of trouble; empty, the default, writes to nobody.</summary>
    public string Operator { get; set; } = "";

    /// <summary>The address under which analysts reach this installation, such as <c>https://signalwatch.example.org/</c>; null, the default, leaves links out of mails.</summary>
    public Uri? PublicUrl { get; set; }
}
