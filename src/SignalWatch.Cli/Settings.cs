using System.Collections;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Alerts.Mail;

namespace SignalWatch.Cli;

/// <summary>
/// What the operator has set: <c>signalwatch.json</c> in the data directory, and environment variables such as <c>Smtp__Host</c>, which win. The mail
/// server's password is taken from the environment only, or from a file that the environment names.
/// </summary>
/// <param name="Mail">Section <c>Mail</c>.</param>
/// <param name="Smtp">Section <c>Smtp</c>.</param>
internal sealed record Settings(MailOptions Mail, SmtpOptions Smtp)
{
    /// <summary>The file in the data directory.</summary>
    public const string FileName = "signalwatch.json";

    /// <summary>The settings of a data directory and this process' environment.</summary>
    /// <exception cref="InvalidDataException">Something is wrong with them; the message names each key, what is expected and an example.</exception>
    public static Settings Read(string directory) => Read(directory, Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .ToDictionary(one => (string)one.Key, one => one.Value as string ?? "", StringComparer.Ordinal));

    /// <summary>The same with the environment given.</summary>
    public static Settings Read(string directory, IReadOnlyDictionary<string, string> environment)
    {
        var reader = new SettingsReader(Path.Combine(directory, FileName), environment, ["Mail", "Smtp"]);
        var smtp = reader.Bind<SmtpOptions>("Smtp");
        smtp.Password = reader.Secret("Smtp", nameof(smtp.Password));
        var mail = reader.Bind<MailOptions>("Mail");
        reader.Validate("Smtp", smtp);
        reader.Validate("Mail", mail);
        if (smtp.IsSet && mail.From == new MailOptions().From)
        {
            reader.Report("Mail", nameof(mail.From), "write the sender's address that the mail server lets you use, such as signalwatch@example.org");
        }

        reader.ThrowProblems();
        return new Settings(mail, smtp);
    }
}
