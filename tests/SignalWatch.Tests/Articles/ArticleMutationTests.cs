using System.Diagnostics;
using SignalWatch.Articles;
using SignalWatch.Tests.Feeds;

namespace SignalWatch.Tests.Articles;

/// <summary>Damages every page we have in ways drawn from a fixed seed. Nothing may throw or take long.</summary>
public sealed class ArticleMutationTests
{
    private const int Ways = 200;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly Uri Url = new("https://news.example/story");

    [Fact]
    public void Arbitrary_damage_never_makes_extraction_throw()
    {
        var pages = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Articles", "Fixtures"), "*.html").Order(StringComparer.Ordinal).ToList();

        foreach (var path in pages)
        {
            var original = File.ReadAllBytes(path);
            var random = new Random(20261123);
            for (var way = 0; way < Ways; way++)
            {
                var mutated = FeedMutationTests.Mutate(original, random);

                var elapsed = TimeOf(mutated, path, way);

                // A busy machine can stop the test for a moment; bytes that are really slow are slow twice.
                Assert.True(elapsed < Longest || TimeOf(mutated, path, way) < Longest, FormattableString.Invariant($"{path}, way {way} took too long"));
            }
        }

        Assert.True(pages.Count >= 25, "the fixture pages are missing");
    }

    private static TimeSpan TimeOf(byte[] page, string path, int way)
    {
        var started = Stopwatch.GetTimestamp();
        var failure = Record.Exception(() => ArticleExtractor.Extract(page, Url, "text/html", TestContext.Current.CancellationToken));
        Assert.True(failure is null, FormattableString.Invariant($"{path}, way {way}: {failure}"));
        return Stopwatch.GetElapsedTime(started);
    }
}
