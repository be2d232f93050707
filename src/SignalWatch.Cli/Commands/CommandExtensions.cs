using System.CommandLine;

namespace SignalWatch.Cli.Commands;

/// <summary>Puts a command together.</summary>
internal static class CommandExtensions
{
    /// <summary>Adds arguments and options in the order in which help lists them.</summary>
    public static void AddAll(this Command command, params Symbol[] symbols)
    {
        foreach (var symbol in symbols)
        {
            switch (symbol)
            {
                case Argument argument: command.Arguments.Add(argument); break;
                case Option option: command.Options.Add(option); break;
                case Command subcommand: command.Subcommands.Add(subcommand); break;
            }
        }
    }
}
