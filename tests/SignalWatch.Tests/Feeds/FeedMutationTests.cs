using System.Diagnostics;
using SignalWatch.Feeds.Parsing;

namespace SignalWatch.Tests.Feeds;

/// <summary>Damages every feed we have in ways drawn from a fixed seed. Nothing may throw or take long.</summary>
public sealed class FeedMutationTests
{
    private const int Ways = 200;
    private static readonly TimeSpan LongestMutated = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly string[] Pieces =
        ["<", ">", "&", "<![CDATA[", "]]>", "<!--", "</", "<item>", "</item>", "\"", "&#x0;", "&nbsp;", "<!DOCTYPE [", "\u0000", "{", "[", "é", "xmlns:x=\"", "<a:b c="];

    [Fact]
    public void Arbitrary_damage_never_makes_the_parser_throw()
    {
        foreach (var path in SharedFeeds.All())
        {
            var original = File.ReadAllBytes(path);
            var random = new Random(20261123);
            for (var way = 0; way < Ways; way++)
            {
                var mutated = Mutate(original, random);
                var started = Stopwatch.GetTimestamp();

                var failure = Record.Exception(() => FeedParser.Parse(mutated, null, null));

                // A busy machine can stop the test for a moment; bytes that are really slow are slow twice.
                if (Stopwatch.GetElapsedTime(started) > LongestMutated)
                {
                    started = Stopwatch.GetTimestamp();
                    FeedParser.Parse(mutated, null, null);
                    Assert.True(Stopwatch.GetElapsedTime(started) < LongestMutated, FormattableString.Invariant($"{path}, way {way} took too long"));
                }

                Assert.True(failure is null, FormattableString.Invariant($"{path}, way {way}: {failure}"));
            }
        }
    }

    [Fact]
    public void Noise_never_makes_the_parser_throw()
    {
        var random = new Random(20261123);
        for (var round = 0; round < 3000; round++)
        {
            var noise = new byte[random.Next(1, 400)];
            random.NextBytes(noise);
            byte[][] beginnings = [[], "<"u8.ToArray(), "<?xml version='1.0' encoding='shift_jis'?><rss><item>"u8.ToArray(), "{\"items\":["u8.ToArray(), [0xff, 0xfe], [0xff, 0xfe, 0, 0]];

            var failure = Record.Exception(() => FeedParser.Parse(beginnings[round % beginnings.Length].Concat(noise).ToArray(), null, "text/xml; charset=gb18030"));

            Assert.Null(failure);
        }
    }

    [Theory]
    [InlineData("<![CDATA[")]
    [InlineData("<!--")]
    [InlineData("<!")]
    [InlineData("<![")]
    [InlineData("</a ")]
    [InlineData("<a ")]
    [InlineData("<a b='")]
    [InlineData("<a><b>")]
    [InlineData("&")]
    [InlineData("<?")]
    [InlineData("<item><title>")]
    [InlineData("<description>&lt;svg>")]
    [InlineData("<title>&lt;script>&lt;style>")]
    [InlineData("<a xmlns:x='y'>")]
    [InlineData("<a xml:base='http://a/'>")]
    [InlineData("<description>&lt;a href='")]
    [InlineData("<description>&lt;a  href=\"a' src='")]
    public void Repetition_takes_linear_time(string piece)
    {
        var text = "<rss xml:base='http://a.example/'><channel><item><title>x</title>" + string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var started = Stopwatch.GetTimestamp();

        FeedParser.Parse(System.Text.Encoding.UTF8.GetBytes(text), null, null);

        Assert.True(Stopwatch.GetElapsedTime(started) < Longest, $"{piece} took {Stopwatch.GetElapsedTime(started)}");
    }

    internal static byte[] Mutate(byte[] original, Random random)
    {
        var bytes = original.ToList();
        for (var change = random.Next(1, 5); change > 0; change--)
        {
            var at = random.Next(bytes.Count + 1);
            switch (random.Next(6))
            {
                case 0:
                    bytes.InsertRange(at, System.Text.Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
                case 1 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.RemoveRange(at, random.Next(Math.Min(40, bytes.Count - at + 1)));
                    break;
                case 3 when bytes.Count > 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 4:
                    bytes.InsertRange(at, bytes.Skip(random.Next(bytes.Count + 1)).Take(random.Next(200)).ToArray());
                    break;
                default:
                    var noise = new byte[random.Next(12)];
                    random.NextBytes(noise);
                    bytes.InsertRange(at, noise);
                    break;
            }
        }

        return [.. bytes];
    }
}
