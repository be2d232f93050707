using System.Text.Json;
using SignalWatch.Tests.Scoring;

namespace SignalWatch.Tests.Cli;

public sealed class EvaluateCommandTests(TrainedModel trained) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evaluate");

    private string Labelled => Path.Combine(_folder.FullName, "labelled.tsv");

    private string Model => Path.Combine(_folder.FullName, "other.bin");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("evaluate", "FILE: name a file of labelled items, or write --cross-validate")]
    [InlineData("evaluate no-such.tsv", "FILE: there is no file 'no-such.tsv'")]
    [InlineData("evaluate x.tsv --cross-validate 5", "leave one of the two out")]
    [InlineData("evaluate --cross-validate 1", "--cross-validate: write 2 to 20 parts.")]
    [InlineData("evaluate x.tsv --baseline guesses", "--baseline: there is only 'keywords'.")]
    [InlineData("evaluate x.tsv --plot plot.gif", "--plot: 'plot.gif' ends neither in .png nor in .svg.")]
    [InlineData("evaluate x.tsv --errors -1", "--errors: write 0 or more.")]
    [InlineData("evaluate x.tsv --compare no-such.bin", "--compare: there is no file 'no-such.bin'.")]
    [InlineData("evaluate --cross-validate --compare no-such.bin", "--compare: another model has seen the examples")]
    public async Task What_can_not_be_meant_is_refused_before_any_work(string line, string expected)
    {
        var run = await CommandRun.OfAsync(line.Split(' '));

        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task A_damaged_or_foreign_model_to_compare_with_is_refused_with_a_remedy()
    {
        await File.WriteAllTextAsync(Model, "not a model", TestContext.Current.CancellationToken);

        var run = await CommandRun.OfAsync("evaluate", "x.tsv", "--compare", Model);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is not a SignalWatch model. Name a copy of a 'model-north-south.bin'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_fit_a_terminal_and_show_keywords_another_model_and_the_worst_errors()
    {
        await WriteAsync();

        var run = await CommandRun.OfAsync(
            "evaluate", Labelled, "--data", _folder.FullName, "--baseline", "keywords", "--compare", Model, "--errors", "3");

        Assert.Equal(0, run.ExitCode);
        Assert.All(run.Output.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 120));
        Assert.Contains("(macro, 10+ items)", run.Output, StringComparison.Ordinal);
        Assert.Contains("F1  keywords", run.Output, StringComparison.Ordinal);
        Assert.Contains("AP  other", run.Output, StringComparison.Ordinal);
        Assert.Contains("missed india-corridor; labelled india-corridor", run.Output, StringComparison.Ordinal);
        Assert.Contains("why: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_hold_both_sides_and_leave_out_what_is_undefined()
    {
        await WriteAsync();

        var run = await CommandRun.OfAsync(
            "evaluate", Labelled, "--data", _folder.FullName, "--baseline", "keywords", "--compare", Model, "--format", "json");

        using var rows = JsonDocument.Parse(run.Output);
        var protests = rows.RootElement[0];
        Assert.Equal("georgian-protests", protests.GetProperty("indicator").GetString());
        Assert.Equal(1, protests.GetProperty("keywordsRecall").GetDouble());
        Assert.Equal(0, protests.GetProperty("F1OverOther").GetDouble());
        Assert.Equal(JsonValueKind.Null, rows.RootElement[1].GetProperty("averagePrecision").ValueKind);
        Assert.Equal(18, rows.RootElement.GetArrayLength());
    }

    [Fact]
    public async Task Errors_are_printed_as_data_when_asked_for_by_number()
    {
        await WriteAsync();

        var run = await CommandRun.OfAsync("evaluate", Labelled, "--data", _folder.FullName, "--errors", "1", "--format", "csv");

        Assert.StartsWith("indicator,error,probability,labels,text,why,sentence\r\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("A tram is repainted", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plot.png", 0x89)]
    [InlineData("plot.svg", '<')]
    public async Task A_reliability_diagram_is_written(string name, int firstByte)
    {
        await WriteAsync();
        var path = Path.Combine(_folder.FullName, name);

        await CommandRun.OfAsync("evaluate", Labelled, "--data", _folder.FullName, "--plot", path);

        Assert.Equal(firstByte, (await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken))[0]);
    }

    [Fact]
    public async Task Items_in_a_language_that_the_model_does_not_know_are_left_out_and_told()
    {
        await WriteAsync();

        var run = await CommandRun.OfAsync("evaluate", Labelled, "--data", _folder.FullName);

        Assert.Contains("1 items are left out: a model knows no fr.", run.Error, StringComparison.Ordinal);
        Assert.Contains("4 items.", run.Output, StringComparison.Ordinal);
    }

    private async Task WriteAsync()
    {
        trained.Shelve(_folder.FullName);
        await using (var model = File.Create(Model))
        {
            trained.Model.Save(model);
        }

        await File.WriteAllLinesAsync(
            Labelled,
            [
                "language\tindicators\ttext",
                "en\tgeorgian-protests\tThousands march in Tbilisi against the foreign agents law; police fire tear gas",
                "en\tindia-corridor\tA tram is repainted",
                "en\t\tStorks return early to the wetlands",
                "ru\tsanctions-tightening\tЕС ввёл новые санкции против России",
                "fr\t\tGrève à Paris",
            ],
            TestContext.Current.CancellationToken);
    }
}
