using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using SignalWatch.Web.Access;

namespace SignalWatch.Web.Pipeline;

/// <summary>Bounds how often one caller may ask: one bucket a key, or an address where there is no key. Callers on this machine are not counted.</summary>
internal static class CallerRates
{
    private const int RefillsPerMinute = 12;

    /// <summary>Sets the limiter up.</summary>
    public static void Apply(RateLimiterOptions limiter, SiteOptions options)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => context.Caller() switch
        {
            { IsLocal: true } => RateLimitPartition.GetNoLimiter(""),
            { KeyId: { } key } => RateLimitPartition.GetTokenBucketLimiter($"key {key}", _ => BucketOf(options)),
            { Scope: not null } caller => RateLimitPartition.GetTokenBucketLimiter($"user {caller.Name}", _ => BucketOf(options)),
            _ => RateLimitPartition.GetTokenBucketLimiter($"address {NetworkOf(context.Connection.RemoteIpAddress)}", _ => BucketOf(options)),
        });
        limiter.OnRejected = (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var stated) ? stated : TimeSpan.FromMinutes(1);
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
    }

    private static TokenBucketRateLimiterOptions BucketOf(SiteOptions options) => new()
    {
        TokenLimit = options.RequestsPerMinute,
        TokensPerPeriod = Math.Max(1, options.RequestsPerMinute / RefillsPerMinute),
        ReplenishmentPeriod = TimeSpan.FromMinutes(1) / RefillsPerMinute,
        QueueLimit = 0,
    };

    // Who has one IPv6 address has 2^64 of them.
    private static string NetworkOf(IPAddress? address) => address switch
    {
        null => "unknown",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        _ => address.ToString(),
    };
}
