using System.Text;
using Microsoft.AspNetCore.Http;

namespace SignalWatch.Web.Access;

/// <summary>Finds the key that a request shows.</summary>
internal static class ShownKey
{
    private const string Bearer = "Bearer ";
    private const string Basic = "Basic ";
    private const int LongestBasic = 400;

    /// <summary>
    /// The key in <c>Authorization: Bearer</c> (RFC 6750), in <c>X-Api-Key</c>, or as the password of <c>Authorization: Basic</c>, which is how
    /// a browser asks a person for it (RFC 7617; the user's name is not looked at). Null when none is shown.
    /// </summary>
    public static string? In(HttpRequest request)
    {
        if (request.Headers.Authorization is not [{ } stated])
        {
            return request.Headers["X-Api-Key"] is [{ } key] ? key.Trim() : null;
        }

        if (stated.StartsWith(Basic, StringComparison.OrdinalIgnoreCase))
        {
            return PasswordIn(stated[Basic.Length..].Trim());
        }

        return stated.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? stated[Bearer.Length..].Trim() : stated;
    }

    // Something that is no key, but was shown as one, is a mistake to tell of.
    private static string PasswordIn(string encoded)
    {
        var bytes = new byte[LongestBasic];
        if (encoded.Length > LongestBasic || !Convert.TryFromBase64String(encoded, bytes, out var length))
        {
            return "";
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        return text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }
}
