using System.CommandLine;

namespace SignalWatch.Cli.Commands;

/// <summary>A command whose own help ends with examples.</summary>
internal sealed class CommandWithExamples(string name, string description, IReadOnlyList<string> examples) : Command(name, description)
{
    /// <summary>Command lines without the program's name.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;
}
