using Microsoft.AspNetCore.Http;
using SignalWatch.Alerts;

namespace SignalWatch.Web.Cloud;

/// <summary>Answers a probe: 200 and <c>healthy</c>, or 503 and what is wrong, in lines of plain text without any setting's value.</summary>
/// <param name="check">What looks; at most once in half a minute.</param>
/// <param name="time">The clock.</param>
public sealed class CloudHealth(CloudCheck check, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private IReadOnlyList<Trouble> _troubles = [];
    private DateTimeOffset? _looked;

    /// <summary>Answers.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var troubles = await TroublesAsync(context.RequestAborted);
        context.Response.StatusCode = troubles.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";

        // Anyone can ask: headlines name settings, and the details, with addresses and values, are in the log.
        var lines = troubles.Count == 0 ? ["healthy"] : troubles.Select(trouble => trouble.Headline).Prepend("unhealthy; the log has the details");
        await context.Response.WriteAsync(string.Join('\n', lines) + '\n', context.RequestAborted);
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private async Task<IReadOnlyList<Trouble>> TroublesAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_looked is not { } looked || time.GetUtcNow() - looked >= Kept)
            {
                _troubles = await check.RunAsync(cancellationToken);
                _looked = time.GetUtcNow();
            }

            return _troubles;
        }
        finally
        {
            _turn.Release();
        }
    }
}
