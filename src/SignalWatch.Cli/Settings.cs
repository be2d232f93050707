using System.Collections;
using SignalWatch.Alerts;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Alerts.Links;
using SignalWatch.Alerts.Mail;
using SignalWatch.Feeds.Fetching;

namespace SignalWatch.Cli;

/// <summary>
/// What the operator has set: <c>signalwatch.json</c> in the data directory, and environment variables such as <c>Smtp__Host</c>, which win. Secrets
/// are taken from the environment only, or from a file that the environment names. All are listed in <c>docs/settings.md</c>.
/// </summary>
internal sealed record Settings
{
    /// <summary>The file in the data directory.</summary>
    public const string FileName = "signalwatch.json";

    /// <summary>The sections there are.</summary>
    public static IReadOnlyList<string> Sections { get; } = [nameof(Mail), nameof(Smtp), nameof(Links), nameof(Alerts), nameof(Fetch)];

    /// <summary>Who mail comes from, and who hears of trouble.</summary>
    public MailOptions Mail { get; init; } = new();

    /// <summary>The mail server; where it is not set, mails stay in the outbox folder.</summary>
    public SmtpOptions Smtp { get; init; } = new();

    /// <summary>How long links in mails last, and what signs them.</summary>
    public LinkOptions Links { get; init; } = new();

    /// <summary>When a change is worth telling.</summary>
    public AlertOptions Alerts { get; init; } = new();

    /// <summary>How news is fetched.</summary>
    public FetchOptions Fetch { get; init; } = new();

    /// <summary>The settings of a data directory and this process' environment.</summary>
    /// <exception cref="InvalidDataException">Something is wrong with them; the message names each key, what is expected and an example.</exception>
    public static Settings Read(string directory) => Read(directory, Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .ToDictionary(one => (string)one.Key, one => one.Value as string ?? "", StringComparer.Ordinal));

    /// <summary>The same with the environment given.</summary>
    public static Settings Read(string directory, IReadOnlyDictionary<string, string> environment)
    {
        var reader = new SettingsReader(Path.Combine(directory, FileName), environment, Sections);
        var settings = new Settings
        {
            Mail = reader.Read<MailOptions>(nameof(Mail)),
            Smtp = reader.Read<SmtpOptions>(nameof(Smtp), nameof(SmtpOptions.Password)),
            Links = reader.Read<LinkOptions>(nameof(Links), nameof(LinkOptions.Key), nameof(LinkOptions.OlderKey)),
            Alerts = reader.Read<AlertOptions>(nameof(Alerts)),
            Fetch = reader.Read<FetchOptions>(nameof(Fetch)),
        };
        if (settings.Smtp.IsSet && settings.Mail.From == new MailOptions().From)
        {
            reader.Report(nameof(Mail), nameof(MailOptions.From), "write the sender's address that the mail server lets you use, such as signalwatch@example.org");
        }

        reader.ThrowProblems();
        return settings;
    }

    /// <summary>What signs links in mails: the settings' key, or the one in the data directory, made where there is none.</summary>
    /// <exception cref="InvalidDataException">A key is damaged; the message says which, and never repeats it.</exception>
    public LinkKeys LinkKeysIn(string directory) => Links.Key is { Length: > 0 } key ? LinkKeys.Of(key, Links.OlderKey) : LinkKeys.ReadOrMake(directory);
}
