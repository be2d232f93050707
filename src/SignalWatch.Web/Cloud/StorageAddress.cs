using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace SignalWatch.Web.Cloud;

/// <summary>
/// Where the storage account is and how to sign in: what the Functions host itself reads from <c>AzureWebJobsStorage</c>
/// (https://learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity).
/// </summary>
public abstract partial record StorageAddress
{
    /// <summary>The setting's name.</summary>
    public const string Key = "AzureWebJobsStorage";

    private StorageAddress()
    {
    }

    /// <summary>A connection string with a key: for Azurite, or an account that allows keys.</summary>
    /// <param name="Text">The connection string. A secret.</param>
    public sealed record ConnectionString(string Text) : StorageAddress
    {
        /// <summary>Nothing: the text is a secret.</summary>
        public override string ToString() => Key;
    }

    /// <summary>An account that is signed in to with an identity.</summary>
    /// <param name="Tables">The address of the table service.</param>
    /// <param name="Queues">The address of the queue service.</param>
    /// <param name="Blobs">The address of the blob service.</param>
    /// <param name="IsManagedIdentity">Whether the platform's identity is the only one tried; else whatever <c>DefaultAzureCredential</c> finds.</param>
    /// <param name="ClientId">The client id of a user-assigned identity; null for the system-assigned one.</param>
    public sealed record Account(Uri Tables, Uri Queues, Uri Blobs, bool IsManagedIdentity, string? ClientId) : StorageAddress;

    /// <summary>Reads the address; adds to the faults, and is null, where it can't be used.</summary>
    internal static StorageAddress? Read(IConfiguration configuration, ICollection<SettingFault> faults)
    {
        var section = configuration.GetSection(Key);
        if (section.Value is { Length: > 0 } text)
        {
            return FromText(text, faults);
        }

        var name = section["accountName"];
        if (name is not null && !AccountName().IsMatch(name))
        {
            faults.Add(new($"{Key}__accountName", $"'{name}' is not the name of a storage account; write 3 to 24 small letters and digits", "stsignalwatch"));
            return null;
        }

        var count = faults.Count;
        var tables = ServiceOf(section, name, "table", faults);
        var queues = ServiceOf(section, name, "queue", faults);
        var blobs = ServiceOf(section, name, "blob", faults);
        if (section["credential"] is { Length: > 0 } credential && !IsManaged(credential))
        {
            faults.Add(new($"{Key}__credential", $"'{credential}' is not a credential; write managedidentity, or leave the setting out", "managedidentity"));
        }

        if (section["clientId"] is { Length: > 0 } client && !Guid.TryParse(client, out _))
        {
            faults.Add(new($"{Key}__clientId", $"'{client}' is not the client id of an identity; write a GUID", "00000000-0000-0000-0000-000000000001"));
        }

        return faults.Count > count || tables is null || queues is null || blobs is null
            ? null
            : new Account(tables, queues, blobs, IsManaged(section["credential"]), section["clientId"] is { Length: > 0 } id ? id : null);
    }

    private static ConnectionString? FromText(string text, ICollection<SettingFault> faults)
    {
        try
        {
            // Each service asks for its own address of it.
            if (new TableServiceClient(text).Uri is not null && new QueueServiceClient(text).Uri is not null && new BlobServiceClient(text).Uri is not null)
            {
                return new ConnectionString(text);
            }
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            // Neither the text nor the client's message is told: both can hold the key.
        }

        faults.Add(new(
            Key,
            "this is not a connection string of a storage account's tables, queues and blobs; write one, or leave it out and write AzureWebJobsStorage__accountName",
            "UseDevelopmentStorage=true"));
        return null;
    }

    private static Uri? ServiceOf(IConfigurationSection section, string? name, string service, ICollection<SettingFault> faults)
    {
        if (section[$"{service}ServiceUri"] is { Length: > 0 } stated)
        {
            if (Uri.TryCreate(stated, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            {
                return uri;
            }

            faults.Add(new($"{Key}__{service}ServiceUri", $"'{stated}' is not an address", $"https://stsignalwatch.{service}.core.windows.net"));
            return null;
        }

        if (name is not null)
        {
            return new Uri($"https://{name}.{service}.core.windows.net");
        }

        if (!faults.Any(fault => fault.Section == Key))
        {
            faults.Add(new(Key, "it is missing; write a connection string, or AzureWebJobsStorage__accountName for an account that an identity may use", "UseDevelopmentStorage=true"));
        }

        return null;
    }

    private static bool IsManaged(string? credential) => string.Equals(credential, "managedidentity", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("^[a-z0-9]{3,24}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AccountName();
}
