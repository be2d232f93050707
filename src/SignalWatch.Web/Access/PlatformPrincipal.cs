using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using SignalWatch.History;

namespace SignalWatch.Web.Access;

/// <summary>
/// Whom the platform signed in, as App Service authentication says in <c>X-MS-CLIENT-PRINCIPAL</c>: base64 of JSON
/// (https://learn.microsoft.com/azure/app-service/configure-authentication-user-identities). Only the platform's word where it stands in front:
/// there it removes what a client sends under that name.
/// </summary>
internal sealed partial class PlatformPrincipal
{
    private const string Header = "X-MS-CLIENT-PRINCIPAL";

    /// <summary>What the claims were called by their issuer: the name's type.</summary>
    [JsonPropertyName("name_typ")]
    public string? NameType { get; init; }

    /// <summary>The type of roles.</summary>
    [JsonPropertyName("role_typ")]
    public string? RoleType { get; init; }

    /// <summary>The claims.</summary>
    [JsonPropertyName("claims")]
    public IReadOnlyList<Claim> Claims { get; init; } = [];

    /// <summary>The caller; null when the header is missing or can't be read.</summary>
    public static Caller? CallerOf(HttpRequest request, Scope withoutRole)
    {
        if (request.Headers[Header] is not [{ } encoded])
        {
            return null;
        }

        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(bytes.AsSpan(0, length), PrincipalJson.Default.PlatformPrincipal)?.ToCaller(withoutRole);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private Caller? ToCaller(Scope withoutRole)
    {
        var name = new string([.. (ValueOf(NameType) ?? ValueOf("preferred_username") ?? "").Where(letter => !char.IsControl(letter)).Take(VerdictHistory.LongestAnalyst)]);
        var scopes = Claims.Where(claim => claim.Type == RoleType || claim.Type is "roles").Select(claim => ScopeNamed(claim.Value)).OfType<Scope>().ToList();
        return name.Length == 0 ? null : new Caller(name, scopes.Count == 0 ? withoutRole : scopes.Max());
    }

    private static Scope? ScopeNamed(string? role) => role?.ToLowerInvariant() switch
    {
        "read" => Scope.Read,
        "write" => Scope.Write,
        "admin" => Scope.Admin,
        _ => null,
    };

    private string? ValueOf(string? type) => type is null ? null : Claims.FirstOrDefault(claim => claim.Type == type)?.Value;

    /// <summary>One claim.</summary>
    internal sealed record Claim([property: JsonPropertyName("typ")] string? Type, [property: JsonPropertyName("val")] string? Value);

    [JsonSourceGenerationOptions(RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
    [JsonSerializable(typeof(PlatformPrincipal))]
    private sealed partial class PrincipalJson : JsonSerializerContext;
}
