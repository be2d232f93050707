using System.Security.Cryptography;
using System.Text;

namespace SignalWatch.Alerts.Delivery;

/// <summary>Short keys that follow from what they stand for.</summary>
internal static class ContentKey
{
    private const int Length = 12;

    /// <summary>12 hexadecimal digits of the lines' SHA-256: among a million keys of one subject, two meet once in five hundred times.</summary>
    public static string Of(params IEnumerable<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..Length];
}
