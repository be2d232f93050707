namespace SignalWatch.Benchmarks.Cost;

/// <summary>A month's work and what it costs, for a number of sources; the formula of <c>docs/cost.md</c>.</summary>
internal sealed class CostMonth(int sources, CountedWork counted, InputTable assumed, InputTable prices)
{
    private const double HoursInDay = 24;
    private const double MinutesInDay = HoursInDay * 60;
    private const double BytesInGigabyte = 1e9;

    /// <summary>Sources.</summary>
    public int Sources => sources;

    /// <summary>Sources read.</summary>
    public double Reads => sources * assumed["reads-per-source-day"] * assumed["days"];

    /// <summary>New items.</summary>
    public double Items => sources * assumed["items-per-source-day"] * assumed["days"];

    /// <summary>Functions run.</summary>
    public double Executions => Reads + Polls + Assessments + Mails;

    /// <summary>Memory by time. Reads share an instance; timers have theirs alone.</summary>
    public double GigabyteSeconds =>
        assumed["instance-gb"] * ((((Reads * assumed["read-seconds"]) + (Items * assumed["item-seconds"])) / assumed["concurrency"])
            + (Polls * assumed["poll-seconds"]) + (Assessments * assumed["assess-seconds"]));

    /// <summary>Table requests of reading sources that bring nothing.</summary>
    public double ReadTransactions => Reads * counted.Tables("read nothing new");

    /// <summary>Table requests of storing items.</summary>
    public double ItemTransactions => Items * counted.Tables("item");

    /// <summary>Table requests of polls and assessments.</summary>
    public double TimerTransactions => (Polls * (PollPages + counted.Of("table-open", "poll"))) + (Assessments * (counted.Tables("assess nothing new") + (NewsPerAssessment * counted.Tables("assess indicator with news"))));

    /// <summary>Queue requests: send, receive in batches, delete, and asking empty queues.</summary>
    public double QueueOperations =>
        ((Reads + Mails) * (2 + (1 / assumed["batch"]))) + (assumed["idle-receives-per-hour"] * HoursInDay * assumed["days"]);

    /// <summary>Log taken in, GB.</summary>
    public double LogGigabytes =>
        ((Reads * assumed["log-bytes-per-read"]) + (assumed["log-bytes-per-hour"] * HoursInDay * assumed["days"])) / BytesInGigabyte;

    /// <summary>Rows kept, GB, when as many months are there as are kept.</summary>
    public double StoredGigabytes => Items * assumed["months-kept"] * assumed["bytes-per-item"] / BytesInGigabyte;

    /// <summary>What the functions cost, after what is free.</summary>
    public double ComputeCost =>
        (Math.Max(Executions - prices["free-executions"], 0) / 1e6 * prices["execution-per-million"])
        + (Math.Max(GigabyteSeconds - prices["free-gb-seconds"], 0) * prices["gb-second"]);

    /// <summary>What tables and queues cost, with what they hold.</summary>
    public double StorageCost =>
        ((ReadTransactions + ItemTransactions + TimerTransactions) / 1e4 * prices["table-per-10000"])
        + (QueueOperations / 1e4 * prices["queue-per-10000"]) + (StoredGigabytes * prices["table-gb-month"]);

    /// <summary>What the log costs, after what is free.</summary>
    public double LogCost => Math.Max(LogGigabytes - prices["free-log-gb"], 0) * prices["log-gb"];

    /// <summary>All of it.</summary>
    public double Cost => ComputeCost + StorageCost + LogCost;

    private double Polls => assumed["days"] * MinutesInDay / assumed["poll-minutes"];

    private double Assessments => assumed["days"] * MinutesInDay / assumed["assess-minutes"];

    private double Mails => assumed["mails-per-day"] * assumed["days"];

    // A poll reads all sources' states, a thousand a request.
    private double PollPages => Math.Max(Math.Ceiling(sources / 1000.0), 1);

    // Indicators with something new in an assessment: no more than there are, and no more than signals came.
    private double NewsPerAssessment => Math.Min(assumed["indicators"], Items / Assessments * assumed["signals-per-item"]);
}
