using SignalWatch.Packs;

namespace SignalWatch.Tests.Packs;

public sealed class NearDuplicatesTests
{
    [Fact]
    public void Pairs_above_the_share_are_found_and_pairs_at_it_are_not()
    {
        var examples = Of("one two three four five", "five four three two six", "one two three seven", "ONE, two; three four five!");

        var pairs = NearDuplicates.Find(examples, 0.6);

        Assert.Equal([(1, 4, 1.0), (2, 4, 4 / 6.0), (1, 2, 4 / 6.0)], pairs.Select(pair => (pair.First.Line, pair.Second.Line, pair.Overlap)).OrderByDescending(pair => pair.Overlap).ThenByDescending(pair => pair.Item2));
        Assert.Empty(NearDuplicates.Find(Of("a b c d", "a b c e"), 0.6));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.9)]
    public void The_filter_loses_no_pair_that_comparing_all_finds(double share)
    {
        var random = new Random(11);
        var examples = Of([.. Enumerable.Range(0, 400).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(1, 9)).Select(_ => (char)('a' + random.Next(9)))))]);
        var all =
            from second in examples
            from first in examples
            where first.Line < second.Line && Jaccard(first.Text, second.Text) > share
            orderby second.Line, first.Line
            select (first.Line, second.Line);

        var pairs = NearDuplicates.Find(examples, share);

        Assert.NotEmpty(pairs);
        Assert.Equal(all, pairs.Select(pair => (pair.First.Line, pair.Second.Line)));
    }

    private static double Jaccard(string left, string right)
    {
        var (one, other) = (left.Split(' ').ToHashSet(StringComparer.Ordinal), right.Split(' ').ToHashSet(StringComparer.Ordinal));
        return (double)one.Intersect(other, StringComparer.Ordinal).Count() / one.Union(other, StringComparer.Ordinal).Count();
    }

    private static List<Example> Of(params string[] texts) => [.. texts.Select((text, i) => new Example("en", [], text, i + 1))];
}
