namespace SignalWatch.Web.Access;

/// <summary>What a caller may do; each scope includes those before it.</summary>
public enum Scope
{
    /// <summary>Look at everything but analysts' addresses.</summary>
    Read,

    /// <summary>Give verdicts too.</summary>
    Write,

    /// <summary>See and change analysts too.</summary>
    Admin,
}
