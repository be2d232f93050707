namespace SignalWatch.Web.Access;

/// <summary>Who a request comes from.</summary>
/// <param name="Name">The user's name on this machine, a key's name, or the name that the platform signed in; 1 to 60 characters. A stranger's is <c>stranger</c>.</param>
/// <param name="Scope">What the caller may do; null for a stranger.</param>
/// <param name="KeyId">The API key that was shown; null where there was none.</param>
/// <param name="IsLocal">Whether the caller is on this machine.</param>
public sealed record Caller(string Name, Scope? Scope, string? KeyId = null, bool IsLocal = false)
{
    /// <summary>Somebody who showed no right.</summary>
    public static Caller Stranger { get; } = new("stranger", null);

    /// <summary>Somebody who showed a key that is not good.</summary>
    internal static Caller Mistaken { get; } = new("stranger", null);

    /// <summary>Whether the caller may do what takes this scope.</summary>
    public bool May(Scope needed) => Scope >= needed;
}
