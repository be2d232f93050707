using System.Globalization;
using System.Text;

namespace SignalWatch.Benchmarks.Scale;

/// <summary>Requests for each piece of work, from the last combination measured: what the cost table multiplies.</summary>
internal sealed class ScaleCounts(
    ScaleRound first, ScaleRound second, IReadOnlyDictionary<string, long> polled, IReadOnlyDictionary<string, long> assessed, IReadOnlyDictionary<string, long> idle)
{
    /// <summary>The counts as a table of requests for one piece of work each.</summary>
    public string ToTsv()
    {
        var text = new StringBuilder("operation\tread nothing new\titem\tpoll\tassess nothing new\tassess indicator with news\n");
        foreach (var kind in OperationKind.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"{kind}\t{Read(kind):0.000}\t{Item(kind):0.000}\t{Poll(kind):0.000}\t{Of(idle, kind):0.000}\t{News(kind):0.000}\n");
        }

        return text.ToString();
    }

    /// <summary>Prints <see cref="ToTsv"/>.</summary>
    public void Print()
    {
        Console.WriteLine();
        Console.WriteLine("Requests for one piece of work:");
        Console.WriteLine(ToTsv());
    }

    private double Read(string kind) => (double)second.RequestsOf(kind) / second.Sources;

    // The first round reads everything anew, and finds each source a second time in the queue: a find, a delete and a receive.
    private double Item(string kind)
    {
        var passedOver = kind is OperationKind.TableFind or OperationKind.QueueDelete or OperationKind.QueueReceive ? 1.0 : 0;
        var perSource = ((double)first.RequestsOf(kind) / first.Sources) - passedOver - Read(kind);
        return Math.Max(perSource, 0) / ScaleServer.Items;
    }

    // Sending is one request a source; the rest is the poll's own.
    private double Poll(string kind) => kind == OperationKind.QueueSend ? 0 : Of(polled, kind);

    private double News(string kind) => Math.Max(Of(assessed, kind) - Of(idle, kind), 0) / ScalePack.Of(1).Indicators.Count;

    private static double Of(IReadOnlyDictionary<string, long> requests, string kind) => requests.GetValueOrDefault(kind);
}
