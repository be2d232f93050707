using System.IO.Compression;
using SignalWatch.Cli;
using SignalWatch.History.Tables;
using SignalWatch.Tests.History;

namespace SignalWatch.Tests.Cli;

public sealed class ExportCommandTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("backup")]
    [InlineData("backup --gzip")]
    [InlineData("backup.zip")]
    public async Task What_was_exported_is_imported_into_another_data_directory(string target)
    {
        await FillAsync();
        string[] words = target.Split(' ');
        var path = _directory.Combine(words[0]);

        var export = await CommandRun.OfAsync(["export", path, .. words.Skip(1), "--data", _directory.Combine("data")]);
        var import = await CommandRun.OfAsync("import", path, "--data", _directory.Combine("restored"));

        Assert.Equal((0, 0), (export.ExitCode, import.ExitCode));
        Assert.Equal(await ContentAsync("data"), await ContentAsync("restored"));
        Assert.DoesNotContain(Directory.GetFileSystemEntries(_directory.FullName), entry => entry.EndsWith(".partial", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_no_archive_is_refused()
    {
        await File.WriteAllTextAsync(_directory.Combine("backup.zip"), "text", Ending);

        var import = await CommandRun.OfAsync("import", _directory.Combine("backup.zip"), "--data", _directory.Combine("restored"));

        Assert.Equal(1, import.ExitCode);
        Assert.Contains("is no whole .zip file", import.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_in_an_archive_is_named_by_the_archive_and_its_own_name()
    {
        await FillAsync();
        var path = _directory.Combine("backup.zip");
        await CommandRun.OfAsync("export", path, "--data", _directory.Combine("data"));
        await using (var archive = await ZipFile.OpenAsync(path, ZipArchiveMode.Update, Ending))
        {
            archive.GetEntry("items.ndjson")?.Delete();
        }

        var import = await CommandRun.OfAsync("import", path, "--data", _directory.Combine("restored"));

        Assert.Equal(1, import.ExitCode);
        Assert.StartsWith($"{path}: items.ndjson is missing", import.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(".partial", import.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_that_would_write_elsewhere_is_refused()
    {
        var path = _directory.Combine("backup.zip");
        await using (var archive = await ZipFile.OpenAsync(path, ZipArchiveMode.Create, Ending))
        {
            archive.CreateEntry("../elsewhere.ndjson");
        }

        var import = await CommandRun.OfAsync("import", path, "--data", _directory.Combine("restored"));

        Assert.Equal(1, import.ExitCode);
        Assert.StartsWith($"{path} can't be unpacked", import.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_directory.Combine("elsewhere.ndjson")));
    }

    [Fact]
    public async Task A_folder_that_is_no_export_is_refused()
    {
        var import = await CommandRun.OfAsync("import", _directory.Combine("nothing"), "--data", _directory.Combine("restored"));

        Assert.Equal(1, import.ExitCode);
        Assert.Contains("holds no manifest.json", import.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "", "set the environment variable AzureWebJobsStorage__accountName")]
    [InlineData("secret=key", "", "", "AzureWebJobsStorage: this is not a connection string")]
    [InlineData("", "St_Signal", "", "AzureWebJobsStorage__accountName: 'St_Signal' is not the name of a storage account")]
    [InlineData("", "", "stsignalwatch", "AzureWebJobsStorage__tableServiceUri: 'stsignalwatch' is not an address")]
    public void An_account_that_is_not_or_wrongly_named_says_which_setting_and_an_example(string connection, string account, string address, string expected)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage"] = connection, ["AzureWebJobsStorage__accountName"] = account, ["AzureWebJobsStorage__tableServiceUri"] = address,
        };

        var fault = Assert.Throws<UsageException>(() => StorageAccount.Connect(settings.GetValueOrDefault));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "", "http://127.0.0.1:10002/devstoreaccount1")]
    [InlineData("", "stsignalwatch", "https://stsignalwatch.table.core.windows.net/")]
    public void An_account_is_found_by_connection_string_or_by_name(string connection, string account, string expected)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["AzureWebJobsStorage"] = connection, ["AzureWebJobsStorage__accountName"] = account };

        var service = StorageAccount.Connect(settings.GetValueOrDefault);

        Assert.Equal(expected, service.Uri.AbsoluteUri);
    }

    private async Task FillAsync()
    {
        await using var store = SqliteTableStore.Open(_directory.Combine("data"), StoreAccess.ReadWrite);
        await ExportedHistory.FillAsync(store, Ending);
    }

    private async Task<IReadOnlyList<string>> ContentAsync(string name)
    {
        await using var store = SqliteTableStore.Open(_directory.Combine(name), StoreAccess.ReadOnly);
        return await ExportedHistory.ContentAsync(store, Ending);
    }
}
