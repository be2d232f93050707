namespace SignalWatch.Cli.Output;

/// <summary>Rows under named columns, to be printed as a table, CSV or JSON.</summary>
internal sealed class Sheet(params string[] columns)
{
    private readonly List<object?[]> _rows = [];

    /// <summary>The column names: headings in a table, keys in JSON.</summary>
    public IReadOnlyList<string> Columns { get; } = columns;

    /// <summary>A column that only a table shows, because it draws what another column says; null for none.</summary>
    public string? TableOnly { get; init; }

    /// <summary>Decimals of fractions in a table; data keep six.</summary>
    public int Decimals { get; init; } = 2;

    /// <summary>The rows so far.</summary>
    public IReadOnlyList<object?[]> Rows => _rows;

    /// <summary>Adds a row with one cell a column: text, a number, a date or a time; a decimal is never shortened; null prints as nothing.</summary>
    public void Add(params object?[] cells)
    {
        if (cells.Length != Columns.Count)
        {
            throw new ArgumentException($"{cells.Length} cells for {Columns.Count} columns.", nameof(cells));
        }

        _rows.Add(cells);
    }
}
