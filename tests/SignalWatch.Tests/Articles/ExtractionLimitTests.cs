using Microsoft.Extensions.Time.Testing;
using SignalWatch.Articles;

namespace SignalWatch.Tests.Articles;

public sealed class ExtractionLimitTests
{
    [Fact]
    public async Task An_extraction_that_takes_over_three_seconds_is_given_up_and_told_to_stop()
    {
        var time = new FakeTimeProvider();
        using var started = new ManualResetEventSlim();
        using var judged = new ManualResetEventSlim();
        var stopped = new TaskCompletionSource();

        var running = ExtractionLimit.RunAsync(
            token =>
            {
                started.Set();
                token.WaitHandle.WaitOne(TimeSpan.FromSeconds(30));
                stopped.SetResult();

                // A result that comes with the limit may count; this one is held back until the limit has spoken.
                judged.Wait(CancellationToken.None);
                return new ArticleOutcome.Unreadable("too late");
            },
            time,
            TestContext.Current.CancellationToken);
        started.Wait(TestContext.Current.CancellationToken);
        time.Advance(ExtractionLimit.Longest);

        var given = await running;
        judged.Set();
        var outcome = Assert.IsType<ArticleOutcome.TooLarge>(given);
        Assert.Equal("Its article was not found within 3 s.", outcome.Reason);
        await stopped.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_caller_that_gives_up_is_told_so()
    {
        using var caller = new CancellationTokenSource();
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ExtractionLimit.RunAsync(
            _ => new ArticleOutcome.Unreadable("never asked"), TimeProvider.System, caller.Token));
    }

    [Fact]
    public async Task An_extraction_in_time_is_handed_on()
    {
        var outcome = await ExtractionLimit.RunAsync(
            _ => new ArticleOutcome.Unreadable("empty"), TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.Equal(new ArticleOutcome.Unreadable("empty"), outcome);
    }
}
