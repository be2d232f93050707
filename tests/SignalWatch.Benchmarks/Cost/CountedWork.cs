using System.Globalization;
using SignalWatch.Benchmarks.Scale;

namespace SignalWatch.Benchmarks.Cost;

/// <summary>Requests for one piece of work each, as <c>scale</c> counted them against Azurite.</summary>
internal sealed class CountedWork
{
    private readonly Dictionary<(string Operation, string Work), double> _requests = [];

    /// <summary>Reads the file that <c>scale</c> wrote.</summary>
    public static CountedWork Read(string path)
    {
        var counted = new CountedWork();
        var lines = File.ReadAllLines(path);
        var works = lines[0].Split('\t');
        foreach (var cells in lines.Skip(1).Select(line => line.Split('\t')))
        {
            for (var index = 1; index < works.Length; index++)
            {
                counted._requests[(cells[0], works[index])] = double.Parse(cells[index], CultureInfo.InvariantCulture);
            }
        }

        return counted;
    }

    /// <summary>Requests of one kind.</summary>
    public double Of(string operation, string work) => _requests[(operation, work)];

    /// <summary>Requests to tables, of all kinds.</summary>
    public double Tables(string work) => OperationKind.All.Where(kind => kind.StartsWith("table-", StringComparison.Ordinal)).Sum(kind => Of(kind, work));
}
