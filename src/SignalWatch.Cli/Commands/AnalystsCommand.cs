using System.CommandLine;
using System.Globalization;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Cli.Output;
using SignalWatch.History.Tables;
using SignalWatch.Packs;

namespace SignalWatch.Cli.Commands;

/// <summary><c>analysts add|list|show|set|mute|remove</c>: who is written to, about what, and when.</summary>
internal static class AnalystsCommand
{
    private const string ChangedBy = "command line";
    private const int ChangesShown = 10;
    private static readonly Argument<string> Id = new("ID") { Description = "The analyst's id: lower-case letters, digits and hyphens." };
    private static readonly Argument<string> Mailbox = new("ADDRESS") { Description = "The mail address." };
    private static readonly Option<string?> Indicator = new("--indicator") { Description = "About this indicator only.", HelpName = "INDICATOR" };
    private static readonly Option<int> Hours = new("--hours") { Description = "For how long; 0 ends the mute.", HelpName = "N", DefaultValueFactory = _ => 24 };
    private static readonly Option<bool> Resume = new("--resume") { Description = "Send mail again to somebody who had unsubscribed or whose mail had come back." };
    private static readonly Option<StorePlace> In = CommandContext.PlaceOption();
    private static readonly Option<string> Data = CommandContext.DataOption();
    private static readonly Option<string> Pack = CommandContext.PackOption();
    private static readonly Option<OutputFormat> Format = CommandContext.FormatOption();

    /// <summary>The command with its subcommands.</summary>
    public static Command Create(CommandContext context)
    {
        var command = CommandContext.Command("analysts", "Keeps who is written to, about what, and when.", "analysts add nino nino@example.org --zone Asia/Tbilisi", "analysts list");
        var add = CommandContext.Command(
            "add", "Subscribes an analyst. Nothing from before is announced.", "analysts add nino nino@example.org --zone Asia/Tbilisi --level elevated --quiet 22:00-07:00");
        add.AddAll([Id, Mailbox, .. AnalystSettings.Options.Skip(1), In, Data, Pack]);
        add.SetAction((parsed, cancellationToken) => AddAsync(context, parsed, cancellationToken));
        var list = CommandContext.Command("list", "Lists the analysts.", "analysts list --format csv");
        list.AddAll(In, Data, Format);
        list.SetAction((parsed, cancellationToken) => ListAsync(context, parsed, cancellationToken));
        var show = CommandContext.Command("show", "Prints an analyst's settings, and what was changed last.", "analysts show nino");
        show.AddAll(Id, In, Data);
        show.SetAction((parsed, cancellationToken) => ShowAsync(context, parsed, cancellationToken));
        var set = CommandContext.Command("set", "Changes an analyst's settings.", "analysts set nino --digest weekly --digest-day friday", "analysts set nino --resume");
        set.AddAll([Id, .. AnalystSettings.Options, Resume, In, Data, Pack]);
        set.SetAction((parsed, cancellationToken) => SetAsync(context, parsed, cancellationToken));
        var mute = CommandContext.Command("mute", "Sends no immediate mail for some hours.", "analysts mute nino", "analysts mute nino --indicator israel-strike-risk --hours 72");
        mute.AddAll(Id, Indicator, Hours, In, Data, Pack);
        mute.SetAction((parsed, cancellationToken) => MuteAsync(context, parsed, cancellationToken));
        var remove = CommandContext.Command("remove", "Removes an analyst; the log of changes stays.", "analysts remove nino");
        remove.AddAll(Id, In, Data);
        remove.SetAction((parsed, cancellationToken) => RemoveAsync(context, parsed, cancellationToken));
        command.AddAll(add, list, show, set, mute, remove);
        return command;
    }

    private static async Task<int> AddAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var chosen = ChosenStore.Open(parsed.GetValue(In), parsed.GetRequiredValue(Data), StoreAccess.WriteBeside);
        var analysts = new AnalystHistory(chosen.Store);
        var id = new AnalystId(parsed.GetRequiredValue(Id));
        if (await analysts.FindAsync(id, cancellationToken) is not null)
        {
            throw new UsageException($"ID: there is an analyst '{id}' already; 'analysts set {id}' changes one.");
        }

        // The machine's zone is the likeliest where none is named; it is printed, and can be changed.
        var analyst = new Analyst { Id = id, Address = parsed.GetRequiredValue(Mailbox), TimeZone = LocalZone(), Since = context.Time.GetUtcNow() };
        await SaveAsync(context, analysts, AnalystSettings.Apply(analyst, parsed), parsed, cancellationToken);
        return ExitCode.Done;
    }

    private static async Task<int> SetAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var chosen = ChosenStore.Open(parsed.GetValue(In), parsed.GetRequiredValue(Data), StoreAccess.WriteBeside);
        var analysts = new AnalystHistory(chosen.Store);
        var analyst = AnalystSettings.Apply(await FindAsync(analysts, parsed, cancellationToken), parsed);
        await SaveAsync(context, analysts, parsed.GetValue(Resume) ? analyst with { PausedBecause = null } : analyst, parsed, cancellationToken);
        return ExitCode.Done;
    }

    private static async Task<int> ListAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var chosen = ChosenStore.Open(parsed.GetValue(In), parsed.GetRequiredValue(Data), StoreAccess.ReadOnly);
        var analysts = new AnalystHistory(chosen.Store);
        var sheet = new Sheet("analyst", "address", "zone", "level", "immediate", "digest", "muted until", "paused");
        foreach (var analyst in await analysts.AllAsync(cancellationToken))
        {
            sheet.Add(
                analyst.Id.Value, analyst.Address, analyst.TimeZone, LevelText.Of(analyst.MinimumLevel), analyst.IsImmediate, DigestOf(analyst), MutedUntil(analyst, context), analyst.PausedBecause);
        }

        context.Printer.Print(sheet, parsed.GetValue(Format));
        if (sheet.Rows.Count == 0)
        {
            context.Printer.Problem($"{chosen.Name} has no analysts; '{CommandName.Current} analysts add' subscribes one.");
        }

        return ExitCode.Done;
    }

    private static async Task<int> ShowAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var chosen = ChosenStore.Open(parsed.GetValue(In), parsed.GetRequiredValue(Data), StoreAccess.ReadOnly);
        var analysts = new AnalystHistory(chosen.Store);
        var analyst = await FindAsync(analysts, parsed, cancellationToken);
        Print(context, analyst);
        context.Printer.Line();
        await foreach (var change in analysts.ChangesAsync(analyst.Id, ChangesShown, cancellationToken))
        {
            context.Printer.Line($"{SheetText.Short(change.Time)} by {change.ChangedBy}: {string.Join("; ", change.Changes)}");
        }

        return ExitCode.Done;
    }

    private static async Task<int> MuteAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var hours = parsed.GetValue(Hours);
        if (hours is < 0 or > 24 * 366)
        {
            throw new UsageException(FormattableString.Invariant($"--hours: {hours} is not from 0 to {24 * 366}."));
        }

        IndicatorId? indicator = parsed.GetValue(Indicator) is { } name ? CommandContext.IndicatorOf(CommandContext.ReadPack(parsed.GetRequiredValue(Pack)), name).Id : null;
        await using var chosen = ChosenStore.Open(parsed.GetValue(In), parsed.GetRequiredValue(Data), StoreAccess.WriteBeside);
        var analysts = new AnalystHistory(chosen.Store);
        var analyst = await FindAsync(analysts, parsed, cancellationToken);
        var now = context.Time.GetUtcNow();
        await analysts.MuteAsync(analyst.Id, indicator, now.AddHours(hours), ChangedBy, now, cancellationToken);
        context.Printer.Line(hours == 0
            ? $"{analyst.Id} has immediate mail about {indicator?.Value ?? "everything"} again."
            : $"{analyst.Id} has no immediate mail about {indicator?.Value ?? "anything"} until {SheetText.Short(now.AddHours(hours))} UTC.");
        return ExitCode.Done;
    }

    private static async Task<int> RemoveAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var chosen = ChosenStore.Open(parsed.GetValue(In), parsed.GetRequiredValue(Data), StoreAccess.WriteBeside);
        var analysts = new AnalystHistory(chosen.Store);
        var analyst = await FindAsync(analysts, parsed, cancellationToken);
        await analysts.RemoveAsync(analyst.Id, ChangedBy, context.Time.GetUtcNow(), cancellationToken);
        context.Printer.Line($"{analyst.Id} is removed.");
        return ExitCode.Done;
    }

    private static async Task SaveAsync(CommandContext context, AnalystHistory analysts, Analyst analyst, ParseResult parsed, CancellationToken cancellationToken)
    {
        var problems = AnalystCheck.Of(analyst, CommandContext.ReadPack(parsed.GetRequiredValue(Pack)));
        if (problems.Count > 0)
        {
            throw new UsageException(string.Join('\n', problems.Select(problem => problem.Message)));
        }

        await analysts.SaveAsync(analyst, ChangedBy, context.Time.GetUtcNow(), cancellationToken);
        Print(context, analyst);
        foreach (var doubt in DoubtsOf(analyst, await analysts.AllAsync(cancellationToken)))
        {
            context.Printer.Problem(doubt);
        }
    }

    /// <summary>What is allowed, and seldom meant.</summary>
    private static IEnumerable<string> DoubtsOf(Analyst analyst, IReadOnlyList<Analyst> all)
    {
        if (all.FirstOrDefault(one => one.Id != analyst.Id && string.Equals(one.Address, analyst.Address, StringComparison.OrdinalIgnoreCase)) is { } other)
        {
            yield return $"{analyst.Address} is the address of '{other.Id}' too; each of them has mails of its own.";
        }

        if (analyst is { IsImmediate: false, Digest: DigestRhythm.None })
        {
            yield return $"{analyst.Id} will have no mail: it is neither sent as things happen nor in a digest. See --immediate and --digest.";
        }

        if (analyst.PausedBecause is not null)
        {
            yield return $"{analyst.Id} has no mail as long as it is paused; '{CommandName.Current} analysts set {analyst.Id} --resume' sends it again.";
        }
    }

    private static async Task<Analyst> FindAsync(AnalystHistory analysts, ParseResult parsed, CancellationToken cancellationToken)
    {
        var id = parsed.GetRequiredValue(Id);
        return await analysts.FindAsync(new AnalystId(id), cancellationToken)
            ?? throw new UsageException($"ID: there is no analyst '{id}'. {Nearest.Suggest(id, [.. (await analysts.AllAsync(cancellationToken)).Select(one => one.Id.Value)])}");
    }

    private static void Print(CommandContext context, Analyst analyst)
    {
        var (stories, quiet) = (analyst.MinimumProbability, analyst.QuietHours);
        Line("analyst", analyst.Id.Value);
        Line("address", analyst.Address);
        Line("zone", analyst.TimeZone);
        Line("since", SheetText.Short(analyst.Since) + " UTC");
        Line("indicators", ListOf(analyst.Indicators.Select(id => id.Value)));
        Line("scenarios", ListOf(analyst.Scenarios.Select(id => id.Value)));
        Line("levels", $"{LevelText.Of(analyst.MinimumLevel)} and above{(analyst.TellsFalls ? ", and back to quiet" : "")}");
        Line("stories", stories is null
            ? "none on their own"
            : FormattableString.Invariant($"from {stories:0.##} on by {analyst.MinimumPublishers} publishers, of {ListOf(analyst.Sources.Select(id => id.Value))} sources"));
        Line("immediate", analyst.IsImmediate ? FormattableString.Invariant($"at most {analyst.DailyCap} a day") : "no, digests only");
        Line("digest", DigestOf(analyst) + (analyst.WantsEmptyDigest ? ", also without news" : ""));
        Line("quiet hours", quiet is null ? "none" : string.Create(CultureInfo.InvariantCulture, $"{quiet.From:HH:mm}-{quiet.To:HH:mm}"));
        Line("muted", MutedUntil(analyst, context) is { } until ? $"until {SheetText.Short(until)} UTC" : "no");
        foreach (var (indicator, time) in analyst.MutedIndicators.Where(one => one.Value > context.Time.GetUtcNow()))
        {
            Line("muted", $"{indicator} until {SheetText.Short(time)} UTC");
        }

        Line("paused", analyst.PausedBecause ?? "no");

        void Line(string name, string value) => context.Printer.Line($"{name,-12} {value}");
    }

    private static string ListOf(IEnumerable<string> ids) => string.Join(", ", ids) is { Length: > 0 } list ? list : "all";

    private static string DigestOf(Analyst analyst) => analyst.Digest switch
    {
        DigestRhythm.Daily => FormattableString.Invariant($"daily at {analyst.DigestHour}:00"),
        DigestRhythm.Weekly => FormattableString.Invariant($"weekly on {analyst.DigestDay} at {analyst.DigestHour}:00"),
        _ => "none",
    };

    private static DateTimeOffset? MutedUntil(Analyst analyst, CommandContext context) => analyst.MutedUntil > context.Time.GetUtcNow() ? analyst.MutedUntil : null;

    private static string LocalZone() => TimeZones.Find(TimeZoneInfo.Local.Id) is { } zone ? zone.Id : "UTC";
}
