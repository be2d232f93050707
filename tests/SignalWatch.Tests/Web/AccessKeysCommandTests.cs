using System.Text;
using SignalWatch.Tests.Cli;
using SignalWatch.Tests.History;

namespace SignalWatch.Tests.Web;

public sealed class AccessKeysCommandTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_key_is_made_shown_once_listed_and_revoked()
    {
        var created = await RunAsync("keys create nino --scope write");
        var key = created.Output.Trim();
        var id = key.Split('_')[1];
        var list = await RunAsync("keys list --format csv");
        var revoked = await RunAsync($"keys revoke {key}");
        var after = await RunAsync("keys list --format csv");

        Assert.Equal((0, 0, 0, 0), (created.ExitCode, list.ExitCode, revoked.ExitCode, after.ExitCode));
        Assert.Matches($"(?m)^{id},nino,write,[^,]+,,\r?$", list.Output);
        Assert.Matches($"(?m)^{id},nino,write,[^,]+,,[^,]+$", after.Output);
        Assert.DoesNotContain(key, list.Output + after.Output + created.Error, StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(_directory.FullName), file => Assert.DoesNotContain(key[14..], Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_directory_without_keys_says_what_makes_one()
    {
        await RunAsync("verdict a/b correct georgian-protests");

        var list = await RunAsync("keys list");

        Assert.Equal(0, list.ExitCode);
        Assert.Contains("keys create NAME", list.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("keys revoke nosuchkeyx", "there is no key 'nosuchkeyx'")]
    [InlineData("keys create nino --scope root", "'root' is none of read, write, admin")]
    [InlineData("keys create 0123456789012345678901234567890123456789012345678901234567891", "1 to 60 characters")]
    public async Task What_can_not_be_meant_is_refused(string line, string expected)
    {
        var run = await RunAsync(line);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    private Task<CommandRun> RunAsync(string line) => CommandRun.OfAsync([.. line.Split(' '), "--data", _directory.FullName]);
}
