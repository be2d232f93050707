using System.Security.Cryptography;
using System.Text.Json;

namespace SignalWatch.Web.Cloud;

/// <summary>What <c>func start</c> reads on one's own machine in place of the app's settings: <c>local.settings.json</c>, for Azurite.</summary>
public static class LocalSettings
{
    /// <summary>The file's name. It holds a key, and is never committed.</summary>
    public const string FileName = "local.settings.json";

    private const int KeyBytes = 48;
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerOptions.Strict) { WriteIndented = true };

    /// <summary>The file's content, with a new random key for links.</summary>
    /// <param name="pack">The pack to watch.</param>
    public static string Json(string pack)
    {
        var values = new SortedDictionary<string, string>(Schedules.Usual.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal)
        {
            ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
            ["AzureWebJobsDisableHomepage"] = "true",
            [StorageAddress.Key] = "UseDevelopmentStorage=true",
            [CloudSettings.PackKey] = pack,
            ["Links__Key"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)),
            ["Mail__From"] = "signalwatch@localhost",
            ["Mail__PublicUrl"] = "http://localhost:7071/",
        };
        return JsonSerializer.Serialize(new { IsEncrypted = false, Values = values }, Indented) + "\n";
    }
}
