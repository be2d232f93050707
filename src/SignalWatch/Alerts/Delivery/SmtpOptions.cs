using System.ComponentModel.DataAnnotations;
using System.Net;

namespace SignalWatch.Alerts.Delivery;

/// <summary>The mail server, and how much it takes. Section <c>Smtp</c> of the configuration. Without a host, mails are written to the outbox folder.</summary>
public sealed class SmtpOptions : IValidatableObject
{
    /// <summary>The server's name, which its certificate must bear; empty, the default, for none.</summary>
    public string Host { get; set; } = "";

    /// <summary>The port; default 587, 1 to 65535.</summary>
    [Range(1, 65535, ErrorMessage = "write a port from 1 to 65535, such as 587")]
    public int Port { get; set; } = 587;

    /// <summary>How the connection is encrypted; default <see cref="SmtpSecurity.StartTls"/>.</summary>
    [EnumDataType(typeof(SmtpSecurity), ErrorMessage = "write StartTls, Tls, or None for a server on this machine")]
    public SmtpSecurity Security { get; set; } = SmtpSecurity.StartTls;

    /// <summary>The name to sign in with; empty, the default, does not sign in.</summary>
    public string UserName { get; set; } = "";

    /// <summary>The password to sign in with. It is never shown or logged.</summary>
    public string Password { get; set; } = "";

    /// <summary>A PEM file with the certificates of an own authority, trusted instead of the system's; empty, the default, trusts the system's.</summary>
    public string AuthorityFile { get; set; } = "";

    /// <summary>The longest wait for a connection that is encrypted and signed in; default 20 s, 1 s to 2 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00", ErrorMessage = "write a time from 00:00:01 to 00:02:00, such as 00:00:20")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The longest that handing on one mail may take, connecting not counted; default 1 min, 1 s to 4 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:04:00", ErrorMessage = "write a time from 00:00:01 to 00:04:00, such as 00:01:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The most mails in any minute, over all processes; default 30, 1 to 100,000.</summary>
    [Range(1, 100_000, ErrorMessage = "write a number of mails from 1 to 100000, such as 30")]
    public int MaximumPerMinute { get; set; } = 30;

    /// <summary>The most mails in any hour, over all processes; default 100, 1 to 1,000,000.</summary>
    [Range(1, 1_000_000, ErrorMessage = "write a number of mails from 1 to 1000000, such as 100")]
    public int MaximumPerHour { get; set; } = 100;

    /// <summary>Whether a server is named at all.</summary>
    public bool IsSet => Host.Length > 0;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Security == SmtpSecurity.None && IsSet && !IsThisMachine(Host))
        {
            yield return new ValidationResult("None is for a server on this machine only; write StartTls or Tls", [nameof(Security)]);
        }

        if (Host.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || letter is '/' or ':' or '@'))
        {
            yield return new ValidationResult("write only the server's name, such as smtp.example.org; the port has a key of its own", [nameof(Host)]);
        }

        if (UserName.Length > 0 != Password.Length > 0)
        {
            yield return new ValidationResult(
                "a user name and a password go together; set Smtp__UserName, and Smtp__Password (on a desk also Smtp__PasswordFile), or none of them",
                [UserName.Length > 0 ? nameof(Password) : nameof(UserName)]);
        }
    }

    private static bool IsThisMachine(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
