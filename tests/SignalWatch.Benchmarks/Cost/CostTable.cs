using System.Globalization;

namespace SignalWatch.Benchmarks.Cost;

/// <summary>Prints a worked month from counted requests, assumptions and prices, each in a file that people edit.</summary>
internal static class CostTable
{
    private static readonly int[] Sources = [50, 200, 2000];

    /// <summary>Prints the table.</summary>
    /// <param name="folder">Where <c>counted.tsv</c>, <c>assumptions.tsv</c> and <c>prices.tsv</c> are.</param>
    public static void Print(string folder)
    {
        var counted = CountedWork.Read(Path.Combine(folder, "counted.tsv"));
        var (assumed, prices) = (InputTable.Read(Path.Combine(folder, "assumptions.tsv")), InputTable.Read(Path.Combine(folder, "prices.tsv")));
        var months = Sources.Select(sources => new CostMonth(sources, counted, assumed, prices)).ToList();
        Console.WriteLine($"| a month with | {string.Join(" | ", months.Select(month => Whole(month.Sources) + " sources"))} |");
        Console.WriteLine($"| --- |{string.Concat(months.Select(_ => " ---: |"))}");
        Print("sources read", months, month => Whole(month.Reads));
        Print("new items", months, month => Whole(month.Items));
        Print("executions", months, month => Whole(month.Executions));
        Print("GB-s", months, month => Whole(month.GigabyteSeconds));
        Print("table requests, reading", months, month => Whole(month.ReadTransactions));
        Print("table requests, items", months, month => Whole(month.ItemTransactions));
        Print("table requests, timers", months, month => Whole(month.TimerTransactions));
        Print("queue requests", months, month => Whole(month.QueueOperations));
        Print("log, GB", months, month => Money(month.LogGigabytes));
        Print("tables, GB", months, month => Money(month.StoredGigabytes));
        Print("functions, USD", months, month => Money(month.ComputeCost));
        Print("storage, USD", months, month => Money(month.StorageCost));
        Print("log, USD", months, month => Money(month.LogCost));
        Print("**together, USD**", months, month => $"**{Money(month.Cost)}**");
    }

    private static void Print(string what, List<CostMonth> months, Func<CostMonth, string> figure) =>
        Console.WriteLine($"| {what} | {string.Join(" | ", months.Select(figure))} |");

    private static string Whole(double figure) => figure.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Money(double figure) => figure.ToString("0.00", CultureInfo.InvariantCulture);
}
