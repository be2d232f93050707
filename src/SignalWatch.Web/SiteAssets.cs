using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using SignalWatch.Web.Access;

namespace SignalWatch.Web;

/// <summary>The site's own files: all of <c>Assets/</c>, embedded in the assembly. Pages ask for nothing from anywhere else.</summary>
public sealed class SiteAssets
{
    private const string Prefix = "assets/";
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();
    private readonly Dictionary<string, Asset> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Asset> _byHashedName = new(StringComparer.Ordinal);

    /// <summary>Reads the files.</summary>
    public SiteAssets()
    {
        var assembly = typeof(SiteAssets).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"{resource} is not in the assembly.");
            using var buffer = new MemoryStream();
            stream.CopyTo(buffer);
            var asset = Asset.Of(resource[Prefix.Length..].Replace('\\', '/'), buffer.ToArray());
            _byName[asset.Name] = asset;
            _byHashedName[asset.HashedName] = asset;
        }
    }

    /// <summary>The path of a file, with its content's hash in the name, so that browsers may keep it for good.</summary>
    /// <param name="name">Its path below <c>Assets/</c>, such as <c>plain.css</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such file: a mistake in our own page.</exception>
    public string UrlOf(string name) => "/assets/" + _byName[name].HashedName;

    /// <summary>Serves the files under <c>/assets/</c>, by hashed name for good and by plain name (as scripts import each other) with a tag.</summary>
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/assets/{**name}", (string name, SiteAssets assets, HttpResponse response) => assets.Answer(name, response)).AllowAnyone().ExcludeFromDescription();

    private IResult Answer(string name, HttpResponse response)
    {
        var isHashed = _byHashedName.TryGetValue(name, out var asset);
        if (asset is null && !_byName.TryGetValue(name, out asset))
        {
            return Results.NotFound();
        }

        response.Headers.CacheControl = isHashed ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Bytes(asset.Content, asset.ContentType, entityTag: new($"\"{asset.Hash}\"", isWeak: true));
    }

    private sealed record Asset(string Name, string Hash, byte[] Content, string ContentType)
    {
        public string HashedName => $"{Name[..^Path.GetExtension(Name).Length]}.{Hash}{Path.GetExtension(Name)}";

        public static Asset Of(string name, byte[] content) => new(
            name,
            Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 6)),
            content,
            ContentTypes.TryGetContentType(name, out var type) ? type : "application/octet-stream");
    }
}
