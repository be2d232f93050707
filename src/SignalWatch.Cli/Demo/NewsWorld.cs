using System.Globalization;
using SignalWatch.Packs;

namespace SignalWatch.Cli.Demo;

/// <summary>The demo's world: invented outlets that report, in our words, a year that really happened.</summary>
internal sealed class NewsWorld
{
    private static readonly IReadOnlyList<Outlet> Outlets =
    [
        new("tbilisi-courier", "Tbilisi Courier", OutletFormat.Rss),
        new("rustaveli-post", "Rustaveli Post", OutletFormat.Atom, 0.7),
        new("ararat-dispatch", "Ararat Dispatch", OutletFormat.RssFullText),
        new("caspian-ledger", "Caspian Ledger", OutletFormat.Json),
        new("absheron-news", "Absheron News", OutletFormat.Rdf, 0.6),
        new("tehran-observer", "Tehran Observer", OutletFormat.Atom, 0.6),
        new("zagros-energy", "Zagros Energy", OutletFormat.Rss),
        new("moskva-wire", "Moskva Wire", OutletFormat.RssCyrillic, 0.5),
        new("volga-freight", "Volga Freight", OutletFormat.Page),
        new("haifa-herald", "Haifa Herald", OutletFormat.RssMalformed),
        new("deccan-business", "Deccan Business", OutletFormat.Rss091),
        new("anatolia-review", "Anatolia Review", OutletFormat.Atom03),
        new("steppe-monitor", "Steppe Monitor", OutletFormat.Json),
        new("meridian-wire", "Meridian Wire", OutletFormat.Rss, 0.9),
        new("brussels-bulletin", "Brussels Bulletin", OutletFormat.Rss, 0.9) { IsOfficial = true },
        new("danube-radio", "Danube Radio", OutletFormat.Rss) { IsSlow = true },
        new("old-levant-times", "Old Levant Times", OutletFormat.Dead),
    ];

    private NewsWorld(IReadOnlyList<Report> reports)
    {
        Reports = reports;
        Sources = [.. Outlets.Select(outlet => outlet.ToSource())];
    }

    /// <summary>All that will have been reported by the end, oldest first.</summary>
    public IReadOnlyList<Report> Reports { get; }

    /// <summary>The outlets as a pack's sources.</summary>
    public IReadOnlyList<Source> Sources { get; }

    /// <summary>The outlet with this host name, or null.</summary>
    public static Outlet? OutletAt(string host) => Outlets.FirstOrDefault(outlet => string.Equals(outlet.Host, host, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads the world from the files that are part of this program.</summary>
    /// <exception cref="InvalidDataException">A line is broken; only a defect of this program does that.</exception>
    public static async Task<NewsWorld> LoadAsync(CancellationToken cancellationToken)
    {
        var assembly = typeof(NewsWorld).Assembly;
        var reports = new List<Report>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".tsv", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name) ?? throw new InvalidDataException(name));
            await reader.ReadLineAsync(cancellationToken);
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                reports.Add(Parse(line));
            }
        }

        return new NewsWorld([.. reports.OrderBy(report => report.Date)]);
    }

    private static Report Parse(string line)
    {
        if (line.Split('\t') is not [var date, var outlet, var title, var lead, var body])
        {
            throw new InvalidDataException($"The demo's world has a line without five columns: {line}");
        }

        return new Report(
            DateTimeOffset.ParseExact(date, "yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            OutletAt(outlet + ".example") ?? throw new InvalidDataException($"The demo's world has no outlet '{outlet}'."),
            title,
            lead,
            body.Split('¶', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }
}
