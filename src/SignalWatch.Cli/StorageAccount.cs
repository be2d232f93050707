using Azure.Data.Tables;
using Azure.Identity;

namespace SignalWatch.Cli;

/// <summary>
/// The cloud app's storage account, opened from a desk by the settings that the app itself has: <c>AzureWebJobsStorage</c>, a connection
/// string as Azurite has one, or <c>AzureWebJobsStorage__accountName</c> (<c>__tableServiceUri</c> for other clouds), signed in to as
/// whoever is signed in to the Azure CLI or the machine (https://learn.microsoft.com/dotnet/azure/sdk/authentication).
/// </summary>
internal static class StorageAccount
{
    private const string Setting = "AzureWebJobsStorage";

    /// <summary>Makes a client; nothing is sent yet.</summary>
    /// <param name="settingOf">The value of an environment variable; null when it is not set.</param>
    /// <exception cref="UsageException">The settings are missing or wrong; the message says which, what is wanted and an example.</exception>
    public static TableServiceClient Connect(Func<string, string?> settingOf)
    {
        if (settingOf(Setting) is { Length: > 0 } connection)
        {
            return FromConnection(connection);
        }

        if (settingOf($"{Setting}__tableServiceUri") is { Length: > 0 } address)
        {
            return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https"
                ? WithIdentity(uri, settingOf)
                : throw new UsageException($"{Setting}__tableServiceUri: '{address}' is not an address; write one like https://stsignalwatch.table.core.windows.net.");
        }

        return settingOf($"{Setting}__accountName") switch
        {
            null or "" => throw new UsageException(
                $"The storage account is not named: set the environment variable {Setting}__accountName to its name, such as stsignalwatch, or {Setting} to a connection string, such as UseDevelopmentStorage=true."),
            { Length: >= 3 and <= 24 } name when name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)) =>
                WithIdentity(new Uri($"https://{name}.table.core.windows.net"), settingOf),
            var name => throw new UsageException(
                $"{Setting}__accountName: '{name}' is not the name of a storage account; write 3 to 24 small letters and digits, such as stsignalwatch."),
        };
    }

    // Neither the text nor the client's message is repeated: both can hold the key.
    private static TableServiceClient FromConnection(string connection)
    {
        try
        {
            return new TableServiceClient(connection);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new UsageException($"{Setting}: this is not a connection string of a storage account; write one such as UseDevelopmentStorage=true.");
        }
    }

    private static TableServiceClient WithIdentity(Uri tables, Func<string, string?> settingOf) => new(
        tables, new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = settingOf($"{Setting}__clientId") }));
}
