namespace SignalWatch.Tests.Cli;

public sealed class PackCheckTests
{
    [Fact]
    public async Task The_shipped_pack_is_printed_without_errors()
    {
        var run = await CommandRun.OfAsync("pack", "check");

        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("4 scenarios, 15 indicators", run.Output, StringComparison.Ordinal);
    }
}
