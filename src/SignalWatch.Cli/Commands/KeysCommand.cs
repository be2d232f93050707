using System.CommandLine;
using SignalWatch.Cli.Output;
using SignalWatch.History.Tables;
using SignalWatch.Web.Access;

namespace SignalWatch.Cli.Commands;

/// <summary><c>keys create|list|revoke</c>: who may use the API from elsewhere.</summary>
internal static class KeysCommand
{
    private static readonly Argument<string> Name = new("NAME") { Description = "Whose key it is, or what for; verdicts given with it carry this name." };
    private static readonly Argument<string> Id = new("ID") { Description = "The key's id, as 'keys list' prints it." };
    private static readonly Option<Scope> Wanted = ChoiceOption.Of("--scope", "What it lets do; each includes those before it.", Scope.Read);
    private static readonly Option<StorePlace> In = CommandContext.PlaceOption();
    private static readonly Option<string> Data = CommandContext.DataOption();
    private static readonly Option<OutputFormat> Format = CommandContext.FormatOption();

    /// <summary>The command with its subcommands.</summary>
    public static Command Create(CommandContext context)
    {
        var create = CommandContext.Command("create", "Makes a key and prints it, once: only its hash is kept.", "keys create nino --scope write", "keys create nino --in azure");
        create.AddAll(Name, Wanted, In, Data);
        create.SetAction((parsed, cancellationToken) => CreateAsync(context, parsed, cancellationToken));
        var list = CommandContext.Command("list", "Lists the keys, also those that were revoked.", "keys list", "keys list --format json");
        list.AddAll(In, Data, Format);
        list.SetAction((parsed, cancellationToken) => ListAsync(context, parsed, cancellationToken));
        var revoke = CommandContext.Command("revoke", "Has a key refused from now on, for good.", "keys revoke k3fq2a7xbc");
        revoke.AddAll(Id, In, Data);
        revoke.SetAction((parsed, cancellationToken) => RevokeAsync(context, parsed, cancellationToken));
        var command = CommandContext.Command(
            "keys", "API keys: what callers elsewhere show to 'serve'; on this machine none is needed.", "keys create nino --scope write", "keys list", "keys revoke k3fq2a7xbc");
        command.AddAll(create, list, revoke);
        return command;
    }

    private static async Task<int> CreateAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var name = parsed.GetRequiredValue(Name).Trim();
        if (name.Length is 0 or > ApiKeyHistory.LongestName || name.Any(char.IsControl))
        {
            throw new UsageException("NAME: write 1 to 60 characters, such as a person's name or a program's.");
        }

        await using var chosen = ChosenStore.Open(parsed.GetValue(In), parsed.GetRequiredValue(Data), StoreAccess.WriteBeside);
        var (record, key) = await new ApiKeyHistory(chosen.Store).CreateAsync(name, parsed.GetRequiredValue(Wanted), context.Time.GetUtcNow(), cancellationToken);
        context.Printer.Line(key);
        context.Printer.Problem(
            $"Key {record.Id} for {record.Name}, scope {WordOf(record.Scope)}. Keep it: it is not shown again. Send it as 'Authorization: Bearer KEY', or as the password in a browser.");
        return ExitCode.Done;
    }

    private static async Task<int> ListAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var chosen = ChosenStore.Open(parsed.GetValue(In), parsed.GetRequiredValue(Data), StoreAccess.ReadOnly);
        var sheet = new Sheet("key", "name", "scope", "created", "last used", "revoked");
        foreach (var key in await new ApiKeyHistory(chosen.Store).AllAsync(cancellationToken))
        {
            sheet.Add(key.Id, key.Name, WordOf(key.Scope), key.Created, key.LastUsed, key.Revoked);
        }

        context.Printer.Print(sheet, parsed.GetValue(Format));
        if (sheet.Rows.Count == 0)
        {
            context.Printer.Problem($"There are no keys in {chosen.Name}; 'keys create NAME' makes one.");
        }

        return ExitCode.Done;
    }

    private static async Task<int> RevokeAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        // Somebody in a hurry may give the whole key.
        var given = parsed.GetRequiredValue(Id).Trim();
        var id = given.Split('_') is ["sw", var inside, ..] ? inside : given;
        await using var chosen = ChosenStore.Open(parsed.GetValue(In), parsed.GetRequiredValue(Data), StoreAccess.WriteBeside);
        if (!await new ApiKeyHistory(chosen.Store).RevokeAsync(id, context.Time.GetUtcNow(), cancellationToken))
        {
            throw new UsageException($"ID: there is no key '{id}' in {chosen.Name}; 'keys list' prints the ids there are.");
        }

        context.Printer.Line($"Key {id} is revoked; a server that is running refuses it from now on.");
        return ExitCode.Done;
    }

    private static string WordOf(Scope scope) => scope.ToString().ToLowerInvariant();
}
