using SignalWatch.Alerts;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Assessment;
using SignalWatch.History.Tables;
using SignalWatch.Tests.Alerts;
using SignalWatch.Tests.History;

namespace SignalWatch.Tests.Cli;

public sealed class AnalystsCommandTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task An_analyst_is_added_changed_muted_shown_and_removed()
    {
        var add = await RunAsync("analysts add nino nino@example.org --zone Asia/Tbilisi --indicators georgian-protests,israel-strike-risk --quiet 22:00-07:00 --probability 0.9");
        var set = await RunAsync("analysts set nino --level critical --indicators all --digest weekly --digest-day friday --falls yes --quiet none --probability none");
        var mute = await RunAsync("analysts mute nino --indicator israel-strike-risk --hours 72");
        var show = await RunAsync("analysts show nino");
        var list = await RunAsync("analysts list --format csv");

        Assert.All([add, set, mute, show, list], run => Assert.Equal((0, ""), (run.ExitCode, run.Error)));
        Assert.Contains("quiet hours  22:00-07:00", add.Output, StringComparison.Ordinal);
        Assert.Contains("from 0.9 on by 3 publishers", add.Output, StringComparison.Ordinal);
        Assert.Contains("levels       critical and above, and back to quiet", set.Output, StringComparison.Ordinal);
        Assert.Contains("about israel-strike-risk until", mute.Output, StringComparison.Ordinal);
        Assert.Matches(@"muted +israel-strike-risk until", show.Output);
        Assert.Contains("by command line: Digest: Daily -> Weekly; DigestDay: Monday -> Friday; Indicators: georgian-protests, israel-strike-risk -> none;", show.Output, StringComparison.Ordinal);
        Assert.Contains("nino,nino@example.org,Asia/Tbilisi,critical,true,weekly on Friday at 7:00,,", list.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("analysts remove nino")).ExitCode);
        Assert.Contains("has no analysts", (await RunAsync("analysts list")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("analysts add nino EKA@example.org", "EKA@example.org is the address of 'eka' too")]
    [InlineData("analysts add nino nino@example.org --immediate no --digest none", "nino will have no mail")]
    [InlineData("analysts set eka --immediate no --digest none", "eka will have no mail")]
    public async Task What_is_seldom_meant_is_done_and_pointed_out(string line, string doubt)
    {
        await RunAsync("analysts add eka eka@example.org --zone UTC");

        var run = await RunAsync(line);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(doubt, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_address_of_somebody_whose_mail_came_back_is_used_once_it_is_resumed()
    {
        await RunAsync("analysts add eka eka@example.org --zone UTC");
        await using (var store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite))
        {
            await new AnalystHistory(store).PauseAsync(new AnalystId("eka"), "There is no such address.", "mail server", DateTimeOffset.UnixEpoch, Ending);
        }

        var corrected = await RunAsync("analysts set eka --address eka@new.example");
        var resumed = await RunAsync("analysts set eka --resume");

        Assert.Contains("analysts set eka --resume' sends it again", corrected.Error, StringComparison.Ordinal);
        Assert.Equal((0, ""), (resumed.ExitCode, resumed.Error));
        Assert.Matches(@"paused +no", resumed.Output);
    }

    [Fact]
    public async Task Analysts_are_changed_beside_a_process_that_works_on_the_directory()
    {
        await using var working = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite);

        var add = await RunAsync("analysts add nino nino@example.org --zone UTC");
        var mute = await RunAsync("analysts mute nino");

        Assert.All([add, mute], run => Assert.Equal((0, ""), (run.ExitCode, run.Error)));
        Assert.NotNull((await new AnalystHistory(working).FindAsync(new AnalystId("nino"), Ending))?.MutedUntil);
        Assert.Throws<StoreException>(() => SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite));
    }

    [Theory]
    [InlineData("analysts add nino nino", "Address: 'nino' is not a mail address")]
    [InlineData("analysts add nino n@example.org --zone Asia/Tbilissi", "Did you mean 'Asia/Tbilisi'?")]
    [InlineData("analysts add nino n@example.org --indicators georgian-protest", "Did you mean 'georgian-protests'?")]
    [InlineData("analysts add nino n@example.org --level quiet", "MinimumLevel: write elevated, high or critical")]
    [InlineData("analysts add nino n@example.org --level hihg", "--level: 'hihg' is none of quiet, elevated, high, critical")]
    [InlineData("analysts add nino n@example.org --probability much", "--probability: 'much' is no probability")]
    [InlineData("analysts add nino n@example.org --probability 1.5", "MinimumProbability: 1.5 is not above 0")]
    [InlineData("analysts add nino n@example.org --quiet 22-7", "--quiet: '22-7' are no hours")]
    [InlineData("analysts add nino n@example.org --cap 0", "DailyCap: 0 is not from 1 to 100")]
    [InlineData("analysts add nino n@example.org --digest-hour 24", "DigestHour: 24 is no hour of a day")]
    [InlineData("analysts add nino n@example.org --falls maybe", "--falls: 'maybe' is neither yes nor no")]
    [InlineData("analysts add Nino n@example.org", "Id: 'Nino' can't be an id")]
    [InlineData("analysts add eka n@example.org", "there is an analyst 'eka' already")]
    [InlineData("analysts show ekka", "Did you mean 'eka'?")]
    [InlineData("analysts mute eka --hours -1", "--hours: -1 is not from 0")]
    public async Task Bad_settings_are_named_and_change_nothing(string line, string message)
    {
        await RunAsync("analysts add eka eka@example.org --zone UTC");

        var run = await RunAsync(line);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        await using var store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadOnly);
        Assert.Equal("eka", Assert.Single(await new AnalystHistory(store).AllAsync(Ending)).Id.Value);
    }

    [Fact]
    public async Task Who_was_paused_is_written_to_again_when_that_is_asked_for()
    {
        await RunAsync("analysts add eka eka@example.org --zone UTC");
        await using (var store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite))
        {
            await new AnalystHistory(store).PauseAsync(new AnalystId("eka"), "unsubscribed", "mail link", Alerting.Noon, Ending);
        }

        var before = await RunAsync("analysts set eka --cap 3");
        var after = await RunAsync("analysts set eka --resume");

        Assert.Matches(@"paused +unsubscribed", before.Output);
        Assert.Matches(@"paused +no", after.Output);
    }

    [Fact]
    public async Task Alerts_are_listed_newest_first_with_why()
    {
        await using (var store = SqliteTableStore.Open(_directory.FullName, StoreAccess.ReadWrite))
        {
            await new AlertHistory(store).AddAsync(
                [
                    Alerting.Alert(AlertKind.LevelRose, Level.High).About(Alerting.Story("a", 0.9, "herald")),
                    Alerting.Alert(AlertKind.Silence, day: Alerting.Friday.AddDays(1)) with { Headline = "Railways: silent" },
                ],
                Ending);
        }

        var list = await RunAsync("alerts");
        var newest = await RunAsync("alerts --limit 1 --format csv");
        var none = await RunAsync("alerts --from 2025-07");

        Assert.Matches(@"(?s)2025-06-14 12:00  Railways: silent.*2025-06-13 12:00  Railways: something\r?\n +why: because\r?\n +0.90  Herald: Rails laid", list.Output);
        Assert.Matches(@"^raised,alert,kind,[^\r]*\r\n2025-06-14T12:00:00Z,20250614-rail-silence,Silence,2025-06-14,rail,[^\r]*\r\n$", newest.Output);
        Assert.Contains("holds no alert", none.Error, StringComparison.Ordinal);
    }

    // Only commands that read a pack or history take these options.
    private Task<CommandRun> RunAsync(string line) => CommandRun.OfAsync([.. line.Split(' '), "--data", _directory.FullName]);
}
