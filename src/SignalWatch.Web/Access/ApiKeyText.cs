using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SignalWatch.Web.Access;

/// <summary>How a key is written: <c>sw_</c>, its id, an underscore, and 256 random bits in base64url; found by secret scanners, copied with a double click.</summary>
internal static class ApiKeyText
{
    /// <summary>The letters and digits of an id: those that are not mistaken for each other.</summary>
    private const string IdLetters = "abcdefghijkmnpqrstuvwxyz23456789";
    private const string Prefix = "sw_";
    private const int IdLength = 10;
    private const int SecretBytes = 32;
    private const int SecretLength = 43;
    private static readonly SearchValues<char> IdAlphabet = SearchValues.Create(IdLetters);
    private static readonly int SecretStart = Prefix.Length + IdLength + 1;

    /// <summary>A new key and its id.</summary>
    public static (string Id, string Key) New()
    {
        var id = RandomNumberGenerator.GetString(IdLetters, IdLength);
        return (id, $"{Prefix}{id}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}");
    }

    /// <summary>The id in what may be a key; null when it is none.</summary>
    public static string? IdOf(string key) =>
        key.Length == SecretStart + SecretLength && key.StartsWith(Prefix, StringComparison.Ordinal) && key[SecretStart - 1] == '_'
        && key.AsSpan(Prefix.Length, IdLength).IndexOfAnyExcept(IdAlphabet) < 0
            ? key.Substring(Prefix.Length, IdLength)
            : null;

    /// <summary>What is kept of a key.</summary>
    public static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
