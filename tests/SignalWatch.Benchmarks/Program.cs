using SignalWatch.Benchmarks;

switch (args.FirstOrDefault())
{
    case "history":
        await HistoryBenchmark.RunAsync(signals: 100_000, CancellationToken.None);
        await HistoryBenchmark.RunAsync(signals: 1_000_000, CancellationToken.None);
        return 0;
    case "replay" when args.Length == 2:
        await ReplayBenchmark.RunAsync(args[1], CancellationToken.None);
        return 0;
    case "process" when args.Length > 1:
        ProcessBenchmark.Run(args[1..]);
        return 0;
    default:
        Console.Error.WriteLine("""
            Usage: dotnet run -c Release --project tests/SignalWatch.Benchmarks -- BENCHMARK
              history                 write a million signals to SQLite, then read one page of an indicator
              replay ARCHIVE          score an archive and write it to SQLite
              process COMMAND [ARG]   time a whole signalwatch command (build it with -c Release first)
            """);
        return 2;
}
