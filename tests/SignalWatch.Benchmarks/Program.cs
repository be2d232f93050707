using SignalWatch.Benchmarks;
using SignalWatch.Benchmarks.Cost;
using SignalWatch.Benchmarks.Levels;
using SignalWatch.Benchmarks.Scale;

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
    case "feeds":
        FeedsBenchmark.Run();
        return 0;
    case "articles" when args.Length == 2:
        ArticlesBenchmark.Run(args[1], CancellationToken.None);
        return 0;
    case "scoring" when args.Length == 2:
        ScoringBenchmark.Run(args[1], CancellationToken.None);
        return 0;
    case "polls":
        await PollsBenchmark.RunAsync(CancellationToken.None);
        return 0;
    case "levels":
        LevelsBenchmark.Run();
        return 0;
    case "stories":
        StoriesBenchmark.Run(100_000);
        return 0;
    case "story-sample" when args.Length == 2:
        StorySample.Run(args[1]);
        return 0;
    case "story-trees" when args.Length == 4:
        StoryTreesBenchmark.Run(args[1], args[2], args[3]);
        return 0;
    case "assess":
        await AssessBenchmark.RunAsync(CancellationToken.None);
        return 0;
    case "scale":
        await ScaleBenchmark.RunAsync(ScaleBenchmark.Growth, args.Skip(1).FirstOrDefault(), CancellationToken.None);
        return 0;
    case "scale-small":
        await ScaleBenchmark.RunAsync([(50, 1), (50, 2)], args.Skip(1).FirstOrDefault(), CancellationToken.None);
        return 0;
    case "cost":
        CostTable.Print(args.Skip(1).FirstOrDefault() ?? Path.Combine("tests", "SignalWatch.Benchmarks", "Cost"));
        return 0;
    case "scale-worker":
        await ScaleWorker.RunAsync(args[1..], CancellationToken.None);
        return 0;
    case "alerts":
        AlertsBenchmark.Run();
        return 0;
    case "mails":
        MailBenchmark.Run();
        return 0;
    case "api" when args.Length == 2:
        await ApiBenchmark.RunAsync(args[1], CancellationToken.None);
        return 0;
    default:
        Console.Error.WriteLine("""
            Usage: dotnet run -c Release --project tests/SignalWatch.Benchmarks -- BENCHMARK
              history                 write a million signals to SQLite, then read one page of an indicator
              replay ARCHIVE          score an archive and write it to SQLite
              process COMMAND [ARG]   time a whole signalwatch command (build it with -c Release first)
              feeds                   read a feed beside other libraries
              articles DIR            extract the pages of an article extraction benchmark beside SmartReader alone
              scoring FILE            train and score a file's items beside scikit-learn
              polls                   poll 500 loopback sources: nothing new, then one in ten with 20 new articles
              levels                  find simulated outbreaks beside EARS and simple rules at equal false alarm rates
              stories                 group 100,000 invented items of 72 hours into stories
              story-sample FILE       draw pairs of the archive FILE to be labelled by hand
              story-trees DIR FILE OUT  fit the trees of story likeness on the labelled pairs in DIR, archive FILE
              scale [COUNTS]          250 to 2,000 sources read by 1 to 4 processes over one Azurite; counted requests go to the file COUNTS
              scale-small [COUNTS]    the same with 50 sources
              api DIR                 ask the HTTP API over a million signals in DIR, which is filled when it is empty
              cost [DIR]              a month's requests and price from counted.tsv, assumptions.tsv and prices.tsv in DIR
              assess                  assess 500 new items behind a million signals in SQLite
              alerts                  find the alerts of 15 indicators, and decide them for 1,000 analysts
              mails                   write 1,000 alert mails with charts
            """);
        return 2;
}
