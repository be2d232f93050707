using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SignalWatch.Alerts;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Alerts.Links;
using SignalWatch.Alerts.Mail;
using SignalWatch.Feeds.Fetching;

namespace SignalWatch.Web.Cloud;

/// <summary>
/// The app's settings, read and checked once at start. A wrong one stops only what needs it: <see cref="Require"/> throws for that, and
/// everything else goes on.
/// </summary>
public sealed partial class CloudSettings
{
    /// <summary>The setting that names the pack.</summary>
    public const string PackKey = "Pack";

    /// <summary>The sections that sending a mail needs.</summary>
    internal static readonly IReadOnlyList<string> MailSections = ["Mail", "Smtp", "Links"];

    private const string LinksKey = "Links__Key";
    private const string PasswordKey = "Smtp__Password";
    private const string Unresolved =
        "its Key Vault reference was not resolved; give this identity the role 'Key Vault Secrets User', and check that the secret is there";

    private static readonly Dictionary<string, string> Examples = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Mail__From"] = "signalwatch@example.org",
        ["Mail__Operator"] = "operator@example.org",
        ["Smtp"] = "Smtp__Host = smtp.example.org",
        ["Smtp__Host"] = "smtp.example.org",
        ["Smtp__Port"] = "587",
        ["Mail__PublicUrl"] = "https://signalwatch.example.org/",
        [LinksKey] = "the output of 'openssl rand -base64 48'",
        ["Fetch__MinimumHostGap"] = "00:00:01",
    };

    private CloudSettings(IConfiguration configuration)
    {
        var faults = new List<SettingFault>();
        Storage = StorageAddress.Read(configuration, faults);
        PackName = configuration[PackKey] is { Length: > 0 } pack ? pack : "north-south";
        Rhythms = Schedules.Check(configuration, faults);
        Mail = Bound(configuration.GetSection("Mail"), new MailOptionsValidator(), faults);
        Smtp = Bound(configuration.GetSection("Smtp"), new SmtpOptionsValidator(), faults);
        if (IsReference(Smtp.Password))
        {
            faults.Add(new(PasswordKey, Unresolved, "the password itself"));
        }

        Alerts = Bound(configuration.GetSection("Alerts"), new AlertOptionsValidator(), faults);
        Links = Bound(configuration.GetSection("Links"), new LinkOptionsValidator(), faults);
        LinkKeys = KeysOf(Links, faults);
        Fetch = FetchOf(configuration.GetSection("Fetch"), faults);
        HasPlatformSignIn = Flag(configuration, "Access__PlatformSignIn", faults);
        IsOnPlatform = configuration["WEBSITE_INSTANCE_ID"] is { Length: > 0 };
        Faults = faults;
    }

    /// <summary>All that is wrong; empty when nothing is.</summary>
    public IReadOnlyList<SettingFault> Faults { get; }

    /// <summary>The storage account; null when its setting is wrong.</summary>
    public StorageAddress? Storage { get; }

    /// <summary>The pack's name or folder; default <c>north-south</c>.</summary>
    public string PackName { get; }

    /// <summary>Who mail comes from.</summary>
    public MailOptions Mail { get; }

    /// <summary>The mail server; where it is not set, mails stay in the outbox.</summary>
    public SmtpOptions Smtp { get; }

    /// <summary>When a change is worth telling.</summary>
    public AlertOptions Alerts { get; }

    /// <summary>How long links in mails last.</summary>
    public LinkOptions Links { get; }

    /// <summary>What links in mails are signed with; null when its setting is wrong or missing.</summary>
    public LinkKeys? LinkKeys { get; }

    /// <summary>How news is fetched.</summary>
    public FetchOptions Fetch { get; }

    /// <summary>Whether the platform signs people in before their requests come here.</summary>
    public bool HasPlatformSignIn { get; }

    /// <summary>Whether this runs in Azure, behind its front end, and not on somebody's own machine.</summary>
    public bool IsOnPlatform { get; }

    /// <summary>Whether mails can be sent: a server is named, and nothing that a mail needs is wrong.</summary>
    public bool CanSend => Smtp.IsSet && !Faults.Any(fault => MailSections.Contains(fault.Section, StringComparer.Ordinal));

    /// <summary>How long each job, by its name, may be without a run; those without a usable schedule are missing.</summary>
    internal IReadOnlyDictionary<string, TimeSpan> Rhythms { get; }

    /// <summary>Reads the settings; what is wrong is in <see cref="Faults"/>.</summary>
    public static CloudSettings Read(IConfiguration configuration) => new(configuration);

    /// <summary>Returns when nothing is wrong with these sections.</summary>
    /// <exception cref="CloudSettingException">Something is.</exception>
    public void Require(params IReadOnlyList<string> sections)
    {
        var faults = Faults.Where(fault => sections.Contains(fault.Section, StringComparer.Ordinal)).ToList();
        if (faults.Count > 0)
        {
            throw new CloudSettingException(faults);
        }
    }

    private static TOptions Bound<TOptions>(IConfigurationSection section, IValidateOptions<TOptions> validator, List<SettingFault> faults)
        where TOptions : class, new()
    {
        var options = new TOptions();
        try
        {
            section.Bind(options);
        }
        catch (InvalidOperationException e)
        {
            // "Failed to convert configuration value 'x' at 'Smtp:Port' to type 'System.Int32'."
            var (key, type) = Unconverted().Match(e.Message) is { Success: true } match
                ? (match.Groups["key"].Value.Replace(":", "__", StringComparison.Ordinal), WordFor(match.Groups["type"].Value))
                : (section.Key, "what is wanted");
            faults.Add(new(key, $"its value is not a {type}; write one", ExampleFor(key)));
            return new TOptions();
        }

        foreach (var failure in validator.Validate(null, options).Failures ?? [])
        {
            var (key, fact) = Refused().Match(failure) is { Success: true } match
                ? ($"{section.Key}__{match.Groups["key"].Value}", $"{(match.Groups["name"].Success ? "it " : "")}{match.Groups["fact"].Value}")
                : (section.Key, failure);
            faults.Add(new(key, fact.TrimEnd('.'), ExampleFor(key)));
        }

        return options;
    }

    private static LinkKeys? KeysOf(LinkOptions links, List<SettingFault> faults)
    {
        if (links.Key is not { Length: > 0 } key)
        {
            faults.Add(new(LinksKey, "it is missing; write base64 of at least 32 random bytes, or a Key Vault reference to it", Examples[LinksKey]));
            return null;
        }

        try
        {
            return LinkKeys.Of(key, links.OlderKey);
        }
        catch (InvalidDataException)
        {
            faults.Add(new(
                LinksKey,
                IsReference(key)
                    ? Unresolved
                    : "it, or Links__OlderKey, is not base64 of at least 32 bytes; write a key",
                Examples[LinksKey]));
            return null;
        }
    }

    private static FetchOptions FetchOf(IConfigurationSection section, List<SettingFault> faults)
    {
        const string Loopback = nameof(FetchOptions.LoopbackHosts);
        var plain = new ConfigurationBuilder()
            .AddInMemoryCollection(section.GetChildren().Where(child => child.Key != Loopback).Select(child => KeyValuePair.Create($"Fetch:{child.Key}", child.Value)))
            .Build();
        var options = Bound(plain.GetSection("Fetch"), new FetchOptionsValidator(), faults);
        var hosts = new Dictionary<string, IPEndPoint>(StringComparer.OrdinalIgnoreCase);
        foreach (var host in section.GetSection(Loopback).GetChildren())
        {
            if (IPEndPoint.TryParse(host.Value ?? "", out var end) && IPAddress.IsLoopback(end.Address))
            {
                hosts[host.Key] = end;
            }
            else
            {
                faults.Add(new($"Fetch__{Loopback}__{host.Key}", "its value is not a loopback address with a port", "127.0.0.1:5390"));
            }
        }

        options.LoopbackHosts = hosts;
        return options;
    }

    private static bool Flag(IConfiguration configuration, string key, List<SettingFault> faults)
    {
        var text = configuration[key.Replace("__", ":", StringComparison.Ordinal)];
        if (!string.IsNullOrEmpty(text) && !bool.TryParse(text, out _))
        {
            faults.Add(new(key, $"'{text}' is neither true nor false", "false"));
        }

        return bool.TryParse(text, out var flag) && flag;
    }

    // What the platform leaves in place of a secret that it can't read.
    private static bool IsReference(string value) => value.StartsWith("@Microsoft.KeyVault", StringComparison.Ordinal);

    private static string WordFor(string type) => type switch
    {
        nameof(Int32) or nameof(Int64) => "whole number",
        nameof(Double) => "number",
        nameof(Boolean) => "flag, true or false",
        nameof(TimeSpan) => "time such as 00:05:00",
        nameof(Uri) => "web address",
        _ => type,
    };

    private static string ExampleFor(string key) => Examples.GetValueOrDefault(key, "the default, by leaving it out");

    [GeneratedRegex(@"at '(?<key>[^']+)' to type '(System\.)?(?<type>[^']+)'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unconverted();

    [GeneratedRegex("^(Property )?(?<key>[A-Za-z]+): (The (field|address) (?<name>[A-Za-z]+\\.[A-Za-z]+) )?(?<fact>.+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Refused();
}
