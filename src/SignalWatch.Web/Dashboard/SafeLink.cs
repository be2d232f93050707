namespace SignalWatch.Web.Dashboard;

/// <summary>Links that the news gave: only http and https are followed, since other schemes can run scripts or open programs.</summary>
internal static class SafeLink
{
    /// <summary>The address as it may stand in a link; null where it may not.</summary>
    public static string? Of(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", UserInfo: "", Host.Length: > 0 } ? address.AbsoluteUri : null;
}
