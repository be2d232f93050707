using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace SignalWatch.Web.Access;

/// <summary>
/// How endpoints say who may call them. One that says nothing takes <see cref="Scope.Read"/> for GET and <see cref="Scope.Write"/> for
/// everything else.
/// </summary>
public static class AccessRules
{
    /// <summary>Lets in callers who have at least this scope.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder builder, Scope scope)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new ScopeNeeded(scope));

    /// <summary>Lets anyone in: for what holds no news, such as style sheets.</summary>
    public static TBuilder AllowAnyone<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new ScopeNeeded(null));

    /// <summary>Lets in anyone who knows the address, from wherever: the address itself is the right.</summary>
    public static TBuilder AllowHolderOfLink<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new ScopeNeeded(null, TakesCrossSite: true));

    /// <summary>Who the request comes from.</summary>
    public static Caller Caller(this HttpContext context) => context.Features.Get<Caller>() ?? Access.Caller.Stranger;
}
