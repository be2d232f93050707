using System.CommandLine;

namespace SignalWatch.Cli.Commands;

/// <summary>Options that take one of a few words.</summary>
internal static class ChoiceOption
{
    /// <summary>A new option for an enumeration; any other word is an error that lists the right ones.</summary>
    public static Option<T> Of<T>(string name, string description, T fallback)
        where T : struct, Enum
    {
        var choices = Enum.GetNames<T>().Select(choice => choice.ToLowerInvariant()).ToArray();
        return new Option<T>(name)
        {
            Description = description,
            HelpName = string.Join('|', choices),
            DefaultValueFactory = _ => fallback,
            CustomParser = result =>
            {
                var word = result.Tokens[0].Value;
                if (choices.Contains(word, StringComparer.OrdinalIgnoreCase))
                {
                    return Enum.Parse<T>(word, ignoreCase: true);
                }

                result.AddError($"{name}: '{word}' is none of {string.Join(", ", choices)}.");
                return fallback;
            },
        };
    }
}
