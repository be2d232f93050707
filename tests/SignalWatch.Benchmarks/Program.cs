using SignalWatch.Benchmarks;

switch (args.FirstOrDefault())
{
    case "history":
        await HistoryBenchmark.RunAsync(signals: 100_000, CancellationToken.None);
        await HistoryBenchmark.RunAsync(signals: 1_000_000, CancellationToken.None);
        return 0;
    default:
        Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/SignalWatch.Benchmarks -- history");
        return 2;
}
