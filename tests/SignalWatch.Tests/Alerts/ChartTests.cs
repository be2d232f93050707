using SignalWatch.Alerts;
using SignalWatch.Alerts.Mail;
using SignalWatch.Assessment;
using SkiaSharp;

namespace SignalWatch.Tests.Alerts;

public sealed class ChartTests
{
    private static readonly DateOnly Last = new(2025, 6, 13);

    [Fact]
    public void The_same_days_give_the_same_picture_and_are_drawn_once()
    {
        var chart = new IndicatorChart();

        var first = chart.PngOf(Days(Level.High));

        Assert.Same(first, chart.PngOf(Days(Level.High)));
        Assert.Equal(first, new IndicatorChart().PngOf(Days(Level.High)));
        Assert.NotEqual(first, chart.PngOf(Days(Level.Critical)));
        Assert.InRange(first.Length, 1000, 30_000);
    }

    [Fact]
    public void The_picture_has_its_own_ground_so_that_it_reads_in_the_dark()
    {
        using var picture = SKBitmap.Decode(new IndicatorChart().PngOf(Days(Level.High)));

        Assert.Equal((1176, 440), (picture.Width, picture.Height));
        Assert.All([(0, 0), (1175, 0), (0, 439), (1175, 439)], corner => Assert.Equal(SKColor.Parse("#FBFBF8"), picture.GetPixel(corner.Item1, corner.Item2)));
        Assert.Contains(SKColor.Parse("#FFCC80"), picture.Pixels);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 5000)]
    [InlineData(60, 0)]
    [InlineData(400, 3)]
    public void Any_number_of_days_and_stories_can_be_drawn(int days, int stories)
    {
        var drawn = new IndicatorChart().PngOf([.. Enumerable.Range(1 - days, days).Select(back => new AlertDay(Last.AddDays(back), stories, Level.Quiet))]);

        using var picture = SKBitmap.Decode(drawn);
        Assert.Equal(1176, picture.Width);
    }

    [Fact]
    public void Pictures_drawn_at_once_are_those_drawn_one_by_one()
    {
        var chart = new IndicatorChart();
        var wanted = Enumerable.Range(0, 4).Select(number => Days(Level.High).Select(day => day with { Stories = day.Stories + number }).ToList()).ToList();

        var drawn = wanted.Concat(wanted).AsParallel().AsOrdered().WithDegreeOfParallelism(8).Select(chart.PngOf).ToList();

        Assert.Equal(wanted.Concat(wanted).Select(new IndicatorChart().PngOf), drawn);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.0, 1.0, 0.5)]
    [InlineData(0.41, 0.42, 0.44, 0.39)]
    public void A_probability_is_drawn_over_the_words_of_the_scale(params double[] probabilities)
    {
        var days = probabilities.Select((probability, number) => new AlertLikelihood(Last.AddDays(number), probability)).ToList();
        var scale = RailWatch.Pack.Scale;

        var drawn = new LikelihoodChart().PngOf(days, scale);

        using var picture = SKBitmap.Decode(drawn);
        Assert.Equal((1176, 440), (picture.Width, picture.Height));
        Assert.Contains(SKColor.Parse("#0072B2"), picture.Pixels);
        Assert.Equal(drawn, new LikelihoodChart().PngOf(days, scale));
        Assert.InRange(drawn.Length, 1000, 40_000);
    }

    [Fact]
    public void Its_words_tell_the_count_the_peak_and_the_turns_of_the_level()
    {
        Assert.Equal(
            "Stories a day from 10 June to 13 June 2025: 11 in 4 days, most on 12 June (7). The level: quiet, then elevated from 12 June, high from 13 June.",
            ChartWords.Of([Day(-3, 0, Level.Quiet), Day(-2, 1, Level.Quiet), Day(-1, 7, Level.Elevated), Day(0, 3, Level.High)]));
        Assert.Equal("Stories a day from 12 June to 13 June 2025: 0 in 2 days. The level was quiet throughout.", ChartWords.Of([Day(-1, 0, Level.Quiet), Day(0, 0, Level.Quiet)]));
    }

    private static List<AlertDay> Days(Level level) => [.. Enumerable.Range(-59, 60).Select(back => Day(back, Math.Max(back + 6, 0), back > -4 ? level : Level.Quiet))];

    private static AlertDay Day(int back, int stories, Level level) => new(Last.AddDays(back), stories, level);
}
