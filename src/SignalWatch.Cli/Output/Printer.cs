using Spectre.Console;

namespace SignalWatch.Cli.Output;

/// <summary>Prints for whoever reads: drawn tables and progress on a terminal, plain text in a pipe, problems on standard error.</summary>
internal sealed class Printer(TextWriter output, TextWriter error, bool isTerminal)
{
    private const int WidestCell = 100;

    // A server's threads report problems at the same time.
    private readonly TextWriter _error = TextWriter.Synchronized(error);
    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
        Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        Out = new AnsiConsoleOutput(output),
    });

    /// <summary>Prints a line of text.</summary>
    public void Line(string text = "") => output.WriteLine(Printable(text));

    /// <summary>Prints a line of JSON, in which control characters are escaped already.</summary>
    public void JsonLine(string json) => output.WriteLine(json);

    /// <summary>Prints a line on standard error, so that data in a pipe stays clean.</summary>
    public void Problem(string text) => _error.WriteLine(Printable(text));

    /// <summary>Prints the sheet in the format asked for.</summary>
    public void Print(Sheet sheet, OutputFormat format)
    {
        switch (format)
        {
            case OutputFormat.Csv: output.Write(SheetText.ToCsv(sheet)); break;
            case OutputFormat.Json: output.Write(SheetText.ToJson(sheet)); break;
            default: PrintTable(sheet); break;
        }
    }

    /// <summary>Runs work that tells how far it is, as a bar where a person watches; <paramref name="total"/> is what counts as done.</summary>
    public async Task<T> WithProgressAsync<T>(string title, double total, Func<IProgress<double>, Task<T>> work)
    {
        if (!isTerminal)
        {
            return await work(new Progress(_ => { }));
        }

        return await _console.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(context =>
            {
                var task = context.AddTask(Markup.Escape(title), maxValue: total);
                return work(new Progress(done => task.Value = done));
            });
    }

    // Titles come from the news: a control character in one must not reach the terminal.
    private static string Printable(string text) => string.Concat(text.Select(letter => char.IsControl(letter) && letter is not '\n' ? ' ' : letter));

    private static string Cut(string text) => text.Length <= WidestCell ? text : text[..(WidestCell - 1)] + "…";

    private static bool IsNumeric(Sheet sheet, int column) => sheet.Rows.Any(row => row[column] is int or long or double or decimal);

    private void PrintTable(Sheet sheet)
    {
        if (isTerminal)
        {
            PrintDrawn(sheet);
        }
        else
        {
            PrintPlain(sheet);
        }
    }

    private void PrintDrawn(Sheet sheet)
    {
        var table = new Table().Border(TableBorder.Rounded);
        for (var column = 0; column < sheet.Columns.Count; column++)
        {
            var heading = new TableColumn(Markup.Escape(sheet.Columns[column]));
            table.AddColumn(IsNumeric(sheet, column) ? heading.RightAligned().NoWrap() : heading);
        }

        foreach (var row in sheet.Rows)
        {
            table.AddRow([.. row.Select(cell => Markup.Escape(Printable(SheetText.Short(cell, sheet.Decimals))))]);
        }

        _console.Write(table);
    }

    private void PrintPlain(Sheet sheet)
    {
        var lines = sheet.Rows.Select(row => row.Select(cell => Cut(Printable(SheetText.Short(cell, sheet.Decimals)).Replace('\n', ' '))).ToArray()).ToList();
        lines.Insert(0, [.. sheet.Columns]);
        var widths = Enumerable.Range(0, sheet.Columns.Count).Select(column => lines.Max(line => line[column].Length)).ToArray();
        foreach (var line in lines)
        {
            var cells = line.Select((cell, column) => IsNumeric(sheet, column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            output.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }

    // System.Progress<T> reports on another thread and out of order; a bar must only go forward.
    private sealed class Progress(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
