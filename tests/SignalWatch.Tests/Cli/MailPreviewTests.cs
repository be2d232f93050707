using AngleSharp.Html.Parser;
using SignalWatch.Tests.History;

namespace SignalWatch.Tests.Cli;

public sealed class MailPreviewTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_mail_of_a_file_is_printed_and_written_as_one_page_that_runs_and_fetches_nothing()
    {
        var path = _directory.Combine("mail.eml");
        await File.WriteAllTextAsync(path, Mail("text/html", "<p onclick=x>Hello <script>1</script><img src=\"cid:pic@x\"><img src=\"https://spy.example/p.png\">"), Ending);

        var run = await CommandRun.OfAsync("mail", "preview", path);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Subject: Level [31m rose\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("mail.html", run.Error, StringComparison.Ordinal);
        var page = await new HtmlParser().ParseDocumentAsync(await File.ReadAllTextAsync(_directory.Combine("mail.html"), Ending), Ending);
        var policy = Assert.IsAssignableFrom<AngleSharp.Html.Dom.IHtmlMetaElement>(page.Head!.FirstElementChild);
        Assert.Equal(("Content-Security-Policy", "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'"), (policy.HttpEquivalent, policy.Content));
        Assert.Equal("data:image/png;base64,iVBORw0KGgo=", page.Images[0].GetAttribute("src"));
    }

    [Fact]
    public async Task Without_a_name_the_newest_mail_of_the_outbox_folder_is_shown()
    {
        var folder = Directory.CreateDirectory(_directory.Combine("outbox")).FullName;
        foreach (var (number, name) in new[] { "b.eml", "a.eml", "c.html" }.Index())
        {
            var path = Path.Combine(folder, name);
            await File.WriteAllTextAsync(path, Mail("text/plain", $"This is {name}."), Ending);
            File.SetLastWriteTimeUtc(path, new DateTime(2025, 6, 13, number, 0, 0, DateTimeKind.Utc));
        }

        var run = await CommandRun.OfAsync("mail", "preview", "--data", _directory.FullName);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("This is a.eml.", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alert", "high (was elevated)")]
    [InlineData("digest", "SCENARIOS NOW AND A WEEK AGO")]
    public async Task A_sample_shows_how_a_mail_looks_before_there_is_any_news(string kind, string words)
    {
        var page = _directory.Combine("sample.html");

        var run = await CommandRun.OfAsync("mail", "preview", "--sample", kind, "--html", page);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(words, run.Output, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme:dark", await File.ReadAllTextAsync(page, Ending), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mail preview", "--sample")]
    [InlineData("mail preview --data absent", "there is no mail in absent")]
    [InlineData("mail preview missing.eml", "missing.eml")]
    [InlineData("mail preview missing.eml --sample", "--sample")]
    [InlineData("mail preview --sample letter", "alert, digest and operator")]
    public async Task What_can_not_be_shown_is_refused_with_what_to_write(string line, string advice)
    {
        var run = await CommandRun.OfAsync(line.Split(' '));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(advice, run.Error, StringComparison.Ordinal);
    }

    private static string Mail(string type, string body) =>
        $"""
        From: watch@example.org
        Subject: =?utf-8?Q?Level=1B[31m_rose?=
        MIME-Version: 1.0
        Content-Type: multipart/related; boundary="b"

        --b
        Content-Type: {type}; charset=utf-8

        {body}
        --b
        Content-Type: image/png
        Content-Id: <pic@x>
        Content-Transfer-Encoding: base64

        iVBORw0KGgo=
        --b--

        """.ReplaceLineEndings("\r\n");
}
