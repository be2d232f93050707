using SignalWatch.Alerts;
using SignalWatch.Assessment;
using static SignalWatch.Tests.Alerts.Alerting;

namespace SignalWatch.Tests.Alerts;

public sealed class AlertTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("two\r\nlines\tand  spaces ", "two lines and spaces")]
    [InlineData("\u202egnp.exe\u2066 \0end", "gnp.exe end")]
    [InlineData("smile 😀", "smile 😀")]
    [InlineData("", "")]
    public void A_line_has_no_breaks_and_nothing_invisible(string text, string line) => Assert.Equal(line, AlertText.OneLine(text, 100));

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void A_long_line_is_cut_without_parting_a_character(int length)
    {
        var line = AlertText.OneLine(string.Concat(Enumerable.Repeat("a😀", 50)), length);

        Assert.InRange(line.Length, length - 2, length);
        Assert.EndsWith("…", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\ufffd', string.Concat(line.EnumerateRunes().Select(rune => rune.ToString())));
    }

    [Fact]
    public void A_headline_says_what_changed()
    {
        Assert.Equal("Railways: high (was quiet) - 14 stories, 1 publisher", AlertText.Rise(Indicator(), Level.High, Level.Quiet, 14, 1));
        Assert.Equal("Railways: quiet again (was critical)", AlertText.Fall(Indicator(), Level.Critical));
    }

    [Fact]
    public void A_rise_gives_counts_baseline_and_chance()
    {
        var rise = new LevelRise(Day(Friday, Level.High, 3), Level.Quiet, Friday);

        Assert.Equal(
            "3 stories of 2 publishers on 13 June 2025. By their probabilities, 3.0 of that day's are true, where 0.05 are usual; chance alone brings that on one day in 10,000.",
            AlertText.RiseReason(rise, Friday, Friday, 3, 2, isByDay: true));
        Assert.StartsWith("3 stories of 2 publishers from 13 June 2025 to 14 June 2025. By their probabilities, 3.0 of those of 13 June are true", AlertText.RiseReason(rise, Friday, Friday.AddDays(1), 3, 2, isByDay: true), StringComparison.Ordinal);
        Assert.StartsWith("3 stories of 2 publishers from 8 June 2025 to 13 June 2025: more than usual for days in a row", AlertText.RiseReason(rise, Friday.AddDays(-5), Friday, 3, 2, isByDay: false), StringComparison.Ordinal);
    }
}
