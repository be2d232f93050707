namespace SignalWatch.Web.Access;

/// <summary>What an endpoint asks of its caller.</summary>
/// <param name="Scope">The scope; null lets anyone in.</param>
/// <param name="TakesCrossSite">Whether another site's page may post to it: right only where the address itself is the secret.</param>
internal sealed record ScopeNeeded(Scope? Scope, bool TakesCrossSite = false);
