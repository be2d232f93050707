using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace SignalWatch.Web.Access;

/// <summary>Finds out who a request comes from: by the key it shows, else by the platform's sign-in, else by coming from this machine.</summary>
/// <param name="options">Whom to trust.</param>
/// <param name="keys">The keys there are.</param>
internal sealed class CallerReader(IOptions<SiteOptions> options, KeyRing keys)
{
    // As the command line signs verdicts.
    private static readonly Caller Local = new(Environment.UserName is { Length: > 0 and <= 60 } user ? user : "local", Scope.Admin, IsLocal: true);

    /// <summary>The caller; a stranger when nothing shows a right. A key that is not good makes a stranger of anyone, so that the mistake shows.</summary>
    public async ValueTask<Caller> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var isLocal = options.Value.TrustsLoopback && LocalCaller.Is(context);
        if (ShownKey.In(context.Request) is { } shown)
        {
            return await keys.FindAsync(shown, cancellationToken) is { } key ? new Caller(key.Name, key.Scope, key.Id, isLocal) : Caller.Mistaken;
        }

        if (options.Value.HasPlatformSignIn && PlatformPrincipal.CallerOf(context.Request, options.Value.SignedInScope) is { } signedIn)
        {
            return signedIn;
        }

        return isLocal ? Local : Caller.Stranger;
    }
}
