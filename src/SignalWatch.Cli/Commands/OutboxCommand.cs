using System.CommandLine;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Cli.Output;
using SignalWatch.History.Tables;

namespace SignalWatch.Cli.Commands;

/// <summary><c>outbox [--state STATE] [--retry [ID]]</c>: what was decided to be told to whom, and what became of it.</summary>
internal static class OutboxCommand
{
    private static readonly Option<OutboxState?> State = StateOption();
    private static readonly Option<string?> Retry = new("--retry")
    {
        Description = "Queue again what was given up: one entry, or all of them.", HelpName = "ID", Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<int> Limit = CommandContext.LimitOption(50);
    private static readonly Option<string> Data = CommandContext.DataOption();
    private static readonly Option<OutputFormat> Format = CommandContext.FormatOption();

    /// <summary>The command with its options.</summary>
    public static Command Create(CommandContext context)
    {
        var command = CommandContext.Command(
            "outbox",
            "Lists mails that were decided, newest first, how far each has come, and why. 'run' and 'serve' send them.",
            "outbox",
            "outbox --state suppressed --format csv",
            "outbox --retry",
            "outbox --retry digest.20250613.nino");
        command.AddAll(State, Retry, Limit, Data, Format);
        command.SetAction((parsed, cancellationToken) => parsed.GetResult(Retry) is { Implicit: false }
            ? RetryAsync(context, parsed, cancellationToken)
            : ListAsync(context, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> ListAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var workspace = Workspace.Open(parsed.GetRequiredValue(Data), StoreAccess.ReadOnly);
        var state = parsed.GetValue(State);
        var sheet = new Sheet("decided", "state", "since", "due", "to", "mail", "reason", "id");
        await foreach (var (entry, last) in ReadAsync(workspace.Outbox, state, cancellationToken).Take(parsed.GetValue(Limit)).WithCancellation(cancellationToken))
        {
            var due = last.State is OutboxState.Queued or OutboxState.Deferred ? last.NotBefore : (DateTimeOffset?)null;
            sheet.Add(entry.Decided, TextOf(last.State), last.Time, due, entry.AnalystId?.Value ?? "operator", entry.Headline, last.Reason, entry.Id.Value);
        }

        context.Printer.Print(sheet, parsed.GetValue(Format));
        if (sheet.Rows.Count == 0)
        {
            context.Printer.Problem(state is { } wanted ? $"There is no {TextOf(wanted)} mail." : $"Nothing was to be sent yet. '{CommandName.Current} analysts add' names who is to be told.");
        }

        return ExitCode.Done;
    }

    /// <summary>Open and failed entries have a list of their own; others are picked out of all.</summary>
    private static IAsyncEnumerable<(OutboxEntry Entry, OutboxStep Last)> ReadAsync(Outbox outbox, OutboxState? state, CancellationToken cancellationToken) => state switch
    {
        null => outbox.NewestFirstAsync(DateTimeOffset.MinValue, cancellationToken),
        OutboxState.Failed => ListedAsync(outbox.FailedAsync(DateTimeOffset.MinValue, cancellationToken), OutboxState.Failed),
        OutboxState.Queued or OutboxState.Sending or OutboxState.Deferred => ListedAsync(outbox.OpenAsync(cancellationToken), state.Value),
        _ => outbox.NewestFirstAsync(DateTimeOffset.MinValue, cancellationToken).Where(one => one.Last.State == state),
    };

    private static async IAsyncEnumerable<(OutboxEntry Entry, OutboxStep Last)> ListedAsync(Task<IReadOnlyList<OutboxLife>> reading, OutboxState state)
    {
        foreach (var life in (await reading).Where(life => life.Last.State == state).OrderByDescending(life => life.Entry.Decided))
        {
            yield return (life.Entry, life.Last);
        }
    }

    private static async Task<int> RetryAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var workspace = Workspace.Open(parsed.GetRequiredValue(Data), StoreAccess.WriteBeside);
        var id = parsed.GetValue(Retry);
        IReadOnlyList<OutboxId> wanted = id is null
            ? [.. (await workspace.Outbox.FailedAsync(DateTimeOffset.MinValue, cancellationToken)).Select(life => life.Entry.Id)]
            : [await KnownAsync(workspace.Outbox, id, cancellationToken)];
        var queued = 0;
        foreach (var one in wanted)
        {
            queued += await workspace.Outbox.RetryAsync(one, context.Time.GetUtcNow(), cancellationToken) ? 1 : 0;
        }

        context.Printer.Line(queued == 0
            ? "Nothing was given up."
            : FormattableString.Invariant($"{queued} {(queued == 1 ? "mail is" : "mails are")} queued again; '{CommandName.Current} run' sends {(queued == 1 ? "it" : "them")}."));
        return ExitCode.Done;
    }

    private static async Task<OutboxId> KnownAsync(Outbox outbox, string id, CancellationToken cancellationToken)
    {
        if (id.Any(letter => !(char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '.'))
            || await outbox.FindAsync(new OutboxId(id), cancellationToken) is not { } found)
        {
            throw new UsageException($"--retry: there is no mail '{id}'; '{CommandName.Current} outbox --state failed' lists those that were given up.");
        }

        return found.Last.State == OutboxState.Failed
            ? found.Entry.Id
            : throw new UsageException($"--retry: {id} is {TextOf(found.Last.State)}, not given up.");
    }

    private static string TextOf(OutboxState state) => state.ToString().ToLowerInvariant();

    private static Option<OutboxState?> StateOption()
    {
        var states = Enum.GetNames<OutboxState>().Select(state => state.ToLowerInvariant()).ToArray();
        return new Option<OutboxState?>("--state")
        {
            Description = "Only mails in this state.",
            HelpName = string.Join('|', states),
            CustomParser = result =>
            {
                var word = result.Tokens[0].Value;
                if (states.Contains(word, StringComparer.OrdinalIgnoreCase))
                {
                    return Enum.Parse<OutboxState>(word, ignoreCase: true);
                }

                result.AddError($"--state: '{word}' is none of {string.Join(", ", states)}.");
                return null;
            },
        };
    }
}
