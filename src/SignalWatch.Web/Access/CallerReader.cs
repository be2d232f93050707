using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace SignalWatch.Web.Access;

/// <summary>Finds out who a request comes from.</summary>
/// <param name="options">Whom to trust.</param>
public sealed class CallerReader(IOptions<SiteOptions> options)
{
    // As the command line signs verdicts.
    private static readonly Caller Local = new(Environment.UserName is { Length: > 0 and <= 60 } user ? user : "local", Scope.Admin, IsLocal: true);

    /// <summary>The caller; a stranger when nothing shows a right.</summary>
    public ValueTask<Caller> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(options.Value.TrustsLoopback && LocalCaller.Is(context) ? Local : Caller.Stranger);
    }
}
