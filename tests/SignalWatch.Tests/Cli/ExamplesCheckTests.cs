namespace SignalWatch.Tests.Cli;

public sealed class ExamplesCheckTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("examples");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_shipped_packs_examples_pass()
    {
        var run = await CommandRun.OfAsync("examples", "check");

        Assert.Equal("No breaches.", run.Error.Trim());
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("hard negatives", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Breaches_are_named_with_their_lines_and_fail()
    {
        var pack = Path.Combine(_folder.FullName, "canal");
        Directory.CreateDirectory(pack);
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Packs", "Fixtures", "good-own-scale")))
        {
            File.Copy(file, Path.Combine(pack, Path.GetFileName(file)));
        }

        await File.WriteAllTextAsync(
            Path.Combine(pack, "examples.tsv"),
            "language\tindicators\ttext\nen\tlabour-trouble\tDredgers walk out at dawn\nen\t\tDredgers walk out, at dawn!\n",
            TestContext.Current.CancellationToken);

        var run = await CommandRun.OfAsync("examples", "check", "--pack", pack);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("examples.tsv(3): The text says what line 2 says", run.Error, StringComparison.Ordinal);
        Assert.Contains("labour-trouble", run.Output, StringComparison.Ordinal);
    }
}
