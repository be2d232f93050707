namespace SignalWatch.History.Tables;

/// <summary>Reads and writes properties of rows, where absent means null, and cuts text to what a property takes.</summary>
internal static class RowText
{
    /// <summary>The most characters kept of a text.</summary>
    public const int MaximumLength = 30_000;

    /// <summary>Adds the value unless it is null.</summary>
    public static void AddText(this Dictionary<string, object> properties, string name, string? value, int maximumLength = MaximumLength)
    {
        if (value is not null)
        {
            properties[name] = Cut(value, maximumLength);
        }
    }

    /// <summary>The value; null when the row has none.</summary>
    public static T? Get<T>(this Row row, string name)
        where T : class => row.Properties.GetValueOrDefault(name) as T;

    /// <summary>The value; the type's zero when the row has none.</summary>
    public static T Value<T>(this Row row, string name)
        where T : struct => row.Properties.GetValueOrDefault(name) is T value ? value : default;

    /// <summary>The text, or its first characters; a surrogate pair is not cut in two.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        return char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
    }
}
