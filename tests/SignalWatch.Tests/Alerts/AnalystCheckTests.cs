using SignalWatch.Alerts.Analysts;
using SignalWatch.Assessment;
using SignalWatch.Packs;
using SignalWatch.Tests.Jobs;
using static SignalWatch.Tests.Alerts.Alerting;

namespace SignalWatch.Tests.Alerts;

public sealed class AnalystCheckTests
{
    [Fact]
    public void Usual_settings_have_no_problem() => Assert.Empty(AnalystCheck.Of(Analyst(), TestPack.Of(Rail)));

    [Theory]
    [InlineData("nino@example.org", true)]
    [InlineData("n.i+no@sub.example.org", true)]
    [InlineData("nino", false)]
    [InlineData("nino@", false)]
    [InlineData("@example.org", false)]
    [InlineData("Nino <nino@example.org>", false)]
    [InlineData("nino@example.org, eve@example.org", false)]
    [InlineData("nino@example.org\r\nBcc: eve@example.org", false)]
    [InlineData("nino@example.org\0", false)]
    [InlineData("nino@exam ple.org", false)]
    [InlineData("group: nino@example.org;", false)]
    [InlineData("", false)]
    public void An_address_is_one_mailbox(string address, bool isGood)
    {
        var problems = AnalystCheck.Of(Analyst() with { Address = address });

        Assert.Equal(isGood ? "" : "Address", string.Join(' ', problems.Select(problem => problem.Field)));
    }

    [Theory]
    [InlineData("Europe/Berlin", null)]
    [InlineData("UTC", null)]
    [InlineData("Europe/Berln", "Did you mean 'Europe/Berlin'?")]
    [InlineData("tbilisi", "Did you mean 'Asia/Tbilisi'?")]
    [InlineData("W. Europe Standard Time", "such as Europe/Berlin")]
    [InlineData("../../../etc/passwd", "such as Europe/Berlin")]
    [InlineData("", "such as Europe/Berlin")]
    public void A_zone_is_an_iana_name_and_the_nearest_is_suggested(string zone, string? message)
    {
        var problems = AnalystCheck.Of(Analyst() with { TimeZone = zone });

        if (message is null)
        {
            Assert.Empty(problems);
            return;
        }

        Assert.Contains(message, Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_wrong_setting_is_named()
    {
        var wrong = Analyst() with
        {
            Id = new AnalystId("Nino!"),
            Since = default,
            MinimumLevel = Level.Quiet,
            MinimumProbability = 0,
            MinimumPublishers = 51,
            DailyCap = 0,
            Digest = (DigestRhythm)9,
            DigestHour = 24,
            DigestDay = (DayOfWeek)7,
            QuietHours = new QuietHours(TimeOnly.MinValue, TimeOnly.MinValue),
            PausedBecause = " ",
            Indicators = [new IndicatorId("rails")],
            Scenarios = [new ScenarioId("none")],
            Sources = [new SourceId("none")],
        };

        var problems = AnalystCheck.Of(wrong, TestPack.Of(Rail));

        Assert.Equal(
            "DailyCap Digest DigestDay DigestHour Id Indicators MinimumLevel MinimumProbability MinimumPublishers PausedBecause QuietHours Scenarios Since Sources",
            string.Join(' ', problems.Select(problem => problem.Field).Order(StringComparer.Ordinal)));
        Assert.All(problems, problem => Assert.StartsWith(problem.Field + ": ", problem.Message, StringComparison.Ordinal));
        Assert.Contains("Did you mean 'rail'?", problems.Single(problem => problem.Field == "Indicators").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nino", true)]
    [InlineData("desk-2", true)]
    [InlineData("-nino", false)]
    [InlineData("nino.", false)]
    [InlineData("~operator", false)]
    [InlineData("", false)]
    public void An_id_is_fit_for_keys_and_message_ids(string id, bool isGood)
    {
        Assert.Equal(isGood, AnalystCheck.IsId(id));
        Assert.False(AnalystCheck.IsId(id + new string('a', 41)));
    }
}
