using System.Text.Json;
using SignalWatch.Web.Cloud;

namespace SignalWatch.Tests.Cli;

public sealed class CloudCommandTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("signalwatch-");

    private string File => Path.Combine(_directory.FullName, LocalSettings.FileName);

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task Settings_are_written_once_and_anew_only_when_forced()
    {
        var first = await CommandRun.OfAsync("cloud", "init", _directory.FullName);
        var key = LinkKey();
        var again = await CommandRun.OfAsync("cloud", "init", _directory.FullName);
        var kept = LinkKey();
        var forced = await CommandRun.OfAsync("cloud", "init", _directory.FullName, "--force");

        Assert.Equal([0, 1, 0], [first.ExitCode, again.ExitCode, forced.ExitCode]);
        Assert.Contains("--force", again.Error, StringComparison.Ordinal);
        Assert.Equal(key, kept);
        Assert.NotEqual(key, LinkKey(), StringComparer.Ordinal);
        Assert.DoesNotContain(LinkKey(), $"{first.Output}{forced.Output}{forced.Error}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named()
    {
        var run = await CommandRun.OfAsync("cloud", "init", "no-such-folder");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'no-such-folder'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pack_that_is_not_there_is_named_and_one_in_a_folder_is_written_with_its_whole_path()
    {
        var missing = await CommandRun.OfAsync("cloud", "init", _directory.FullName, "--pack", "north-suoth");
        var isWritten = System.IO.File.Exists(File);
        var pack = Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(AppContext.BaseDirectory, "packs", "north-south"));

        var named = await CommandRun.OfAsync("cloud", "init", _directory.FullName, "--pack", pack);

        Assert.Equal((1, false), (missing.ExitCode, isWritten));
        Assert.Contains("Did you mean 'north-south'?", missing.Error, StringComparison.Ordinal);
        Assert.Equal((0, Path.GetFullPath(pack)), (named.ExitCode, Value("Pack")));
    }

    private string LinkKey() => Value("Links__Key");

    private string Value(string key) =>
        JsonDocument.Parse(System.IO.File.ReadAllText(File)).RootElement.GetProperty("Values").GetProperty(key).GetString() ?? "";
}
