namespace SignalWatch.History.Tables;

/// <summary>What Azure Tables takes in a row, checked before either store is asked, so that both refuse the same rows.</summary>
internal static class RowLimits
{
    /// <summary>The longest string property, in UTF-16 units: 64 KiB.</summary>
    public const int MaximumStringLength = 32_768;

    private const int MaximumRowBytes = 1 << 20;
    private const int MaximumProperties = 252;
    private const int MaximumNameLength = 255;
    private const int KeptFree = 4096;

    private static readonly DateTimeOffset EarliestTime = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Returns when every row can be stored.</summary>
    /// <exception cref="ArgumentException">A key, a property's name, type or size is refused; the message names it.</exception>
    public static void Check(IReadOnlyList<Row> rows)
    {
        foreach (var row in rows)
        {
            Check(row);
        }
    }

    private static void Check(Row row)
    {
        RowKeys.Validate(row.PartitionKey, row.RowKey);
        if (row.Properties.Count > MaximumProperties)
        {
            throw Refused(row, $"it has {row.Properties.Count} properties, and {MaximumProperties} are allowed");
        }

        var size = 2 * (row.PartitionKey.Length + row.RowKey.Length) + KeptFree;
        foreach (var (name, value) in row.Properties)
        {
            CheckName(row, name);
            size += 2 * name.Length + CheckedSize(row, name, value);
        }

        if (size > MaximumRowBytes)
        {
            throw Refused(row, $"it takes {size} bytes, and {MaximumRowBytes} are allowed");
        }
    }

    private static void CheckName(Row row, string name)
    {
        var isWord = name.Length is > 0 and <= MaximumNameLength && char.IsAsciiLetter(name[0])
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
        if (!isWord || name is nameof(Row.PartitionKey) or nameof(Row.RowKey) or "Timestamp")
        {
            throw Refused(row, $"a property can't be named '{name}'");
        }
    }

    private static int CheckedSize(Row row, string name, object value) => value switch
    {
        string text when text.Length < MaximumStringLength => 2 * text.Length + 4,
        string text => throw Refused(row, $"{name} has {text.Length} characters, and fewer than {MaximumStringLength} are allowed"),
        long or bool => sizeof(long),
        double number when double.IsFinite(number) => sizeof(double),
        DateTimeOffset time when time >= EarliestTime => sizeof(long),
        double or DateTimeOffset => throw Refused(row, $"{name} is out of range: {value}"),
        _ => throw Refused(row, $"{name} is a {value.GetType().Name}; a string, long, double, bool or DateTimeOffset is wanted"),
    };

    private static ArgumentException Refused(Row row, FormattableString why) =>
        new($"Row {row.PartitionKey}/{row.RowKey} can't be stored: {FormattableString.Invariant(why)}.", nameof(row));
}
