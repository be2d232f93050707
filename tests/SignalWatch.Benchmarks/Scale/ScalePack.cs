using System.Globalization;
using System.Net;
using SignalWatch.Packs;

namespace SignalWatch.Benchmarks.Scale;

/// <summary>The analysis that came with the program, watched through as many simulated sources as wanted.</summary>
internal static class ScalePack
{
    /// <summary>The simulated time of the first poll.</summary>
    public static readonly DateTimeOffset Start = new(2025, 6, 13, 6, 0, 0, TimeSpan.Zero);

    /// <summary>The pack; run from the repository's root.</summary>
    public static Pack Of(int sources) => PackReader.Read(PackLocator.Find(Path.Combine("src", "packs", "north-south"))) with
    {
        Sources = [.. Enumerable.Range(0, sources).Select(SourceOf)],
    };

    /// <summary>Every source's host on the one port of the simulated outlets.</summary>
    public static IReadOnlyDictionary<string, IPEndPoint> HostsOf(Pack pack, int port) =>
        pack.Sources.ToDictionary(source => source.Url.Host, _ => new IPEndPoint(IPAddress.Loopback, port), StringComparer.OrdinalIgnoreCase);

    private static Source SourceOf(int number)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"outlet-{number:D4}");
        return new Source
        {
            Id = new SourceId(id),
            Title = id,
            Url = new Uri($"http://{id}.example/feed"),
            Publisher = id,
            Language = "en",
            Interval = TimeSpan.FromMinutes(30),
            Trust = 1,
        };
    }
}
