using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SignalWatch.Tests.History;
using SignalWatch.Tests.Scoring;

namespace SignalWatch.Tests.Cli;

public sealed partial class DemoTests(TrainedModel trained) : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_newcomer_sees_a_year_of_history_and_nothing_is_read_twice()
    {
        var data = _directory.Combine("demo");
        trained.Shelve(data);

        var first = await CommandRun.OfAsync("demo", "--data", data);
        var again = await CommandRun.OfAsync("demo", "--data", data);

        Assert.Equal((0, 0), (first.ExitCode, again.ExitCode));
        Assert.Contains("651 new items", first.Output, StringComparison.Ordinal);
        Assert.Contains(" 0 new items", again.Output, StringComparison.Ordinal);
        Assert.Matches(@"Old Levant Times\s+0\s+3\d\d .*404", first.Output);
        Assert.Matches(@"israel-strike-risk .*Jun 2025", first.Output);
        Assert.Matches(@"georgian-protests .*Nov 2024", first.Output);
        foreach (var scenario in (string[])["iran-improves", "second-best", "georgia-controlled", "georgia-freed"])
        {
            Assert.Matches($@"(?m)^{scenario} +[a-z ]+ \(0\.\d\d\) +[a-z ]+ +0\.\d\d +(low|moderate|high) +[▁-█]{{30}}\r?$", first.Output);
        }

        AssertMails(first.Output);
        AssertMails(again.Output);
        Assert.Equal(MailsOf(first.Output), MailsOf(again.Output));
        Assert.Equal(HistoryOf(first.Output), HistoryOf(again.Output));
        Assert.Equal(ScenariosOf(first.Output), ScenariosOf(again.Output));
        await AssertItemsSayWhyAsync(data);
    }

    private static async Task AssertItemsSayWhyAsync(string data)
    {
        var run = await CommandRun.OfAsync("items", "israel-strike-risk", "--from", "2025-06", "--to", "2025-06", "--data", data, "--format", "json");

        Assert.Equal(0, run.ExitCode);
        using var items = JsonDocument.Parse(run.Output);
        var times = items.RootElement.EnumerateArray()
            .Select(item => DateTimeOffset.Parse(item.GetProperty("time").GetString() ?? "", CultureInfo.InvariantCulture)).ToList();
        Assert.True(times.Count > 5);
        Assert.Equal(times.OrderDescending(), times);
        Assert.All(items.RootElement.EnumerateArray(), item =>
        {
            Assert.NotEmpty(item.GetProperty("why").GetString() ?? "");
            Assert.EndsWith(".example", new Uri(item.GetProperty("link").GetString() ?? "").Host, StringComparison.Ordinal);
        });
    }

    private static void AssertMails(string output)
    {
        var count = int.Parse(MailCount().Match(output).Groups["count"].Value, CultureInfo.InvariantCulture);
        Assert.InRange(count, 12, 24);
        Assert.Equal(count, MailsOf(output).Count);
        Assert.Equal(count, MailsOf(output).Distinct(StringComparer.Ordinal).Count());
        Assert.Matches(@"(?m)^2025-06-1[34]  Risk of strikes on Iran: "".*"" - \d+ publishers\r?\n +why: A single story with a probability of ", output);
        Assert.Matches(@"(?m)^2025-06-\d\d  Risk of strikes on Iran: (high|critical) \(was (quiet|elevated|high)\) - \d+ stories, \d+ publishers\r?\n +why: \d+ stories of ", output);
        Assert.Matches(@"(?m)^2024-1[12]-\d\d  Russia controls Georgia: less likely \(was possible\).*\r?\n +why: Called less likely since ", output);
        Assert.Matches(@"in one of 5\d weekly digests\.", output);
    }

    private static List<string> MailsOf(string output) =>
        [.. MailLine().Matches(output[MailCount().Match(output).Index..output.IndexOf("\nNext:", StringComparison.Ordinal)]).Select(match => match.Groups["headline"].Value)];

    [GeneratedRegex(@"(?m)^(?<headline>202\d-\d\d-\d\d  .*)$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MailLine();

    [GeneratedRegex(@"(?m)^(?<count>\d+) mails an analyst would have had", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MailCount();

    private static string ScenariosOf(string output) =>
        output[output.IndexOf("\nscenario ", StringComparison.Ordinal)..output.IndexOf("What the year made", StringComparison.Ordinal)];

    private static string HistoryOf(string output) => output[output.IndexOf("\nindicator ", StringComparison.Ordinal)..output.IndexOf("\nscenario ", StringComparison.Ordinal)];
}
