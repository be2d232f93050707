using SignalWatch.Alerts.Delivery;
using SignalWatch.Cli;
using SignalWatch.Tests.History;

namespace SignalWatch.Tests.Alerts;

public sealed class SmtpSettingsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string FilePath => Path.Combine(_directory.FullName, Settings.FileName);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Without_any_settings_mail_stays_on_this_machine()
    {
        var settings = Read();

        Assert.False(settings.Smtp.IsSet);
        Assert.Equal((30, 100, SmtpSecurity.StartTls), (settings.Smtp.MaximumPerMinute, settings.Smtp.MaximumPerHour, settings.Smtp.Security));
    }

    [Fact]
    public void The_file_is_read_and_the_environment_wins()
    {
        File.WriteAllText(FilePath, """
            // Comments help whoever comes next.
            { "Smtp": { "Host": "smtp.example.org", "Port": 465, "Security": "Tls", "UserName": "watch", "SendTimeout": "00:00:30" },
              "Mail": { "From": "watch@example.org", "PublicUrl": "https://watch.example.org/" } }
            """);

        var settings = Read(("Smtp__Port", "2465"), ("SMTP__MAXIMUMPERHOUR", "500"), ("Smtp__Password", "secret"), ("Mail__Operator", "ops@example.org"), ("PATH", "/bin"));

        Assert.Equal(("smtp.example.org", 2465, SmtpSecurity.Tls), (settings.Smtp.Host, settings.Smtp.Port, settings.Smtp.Security));
        Assert.Equal((500, "secret", TimeSpan.FromSeconds(30)), (settings.Smtp.MaximumPerHour, settings.Smtp.Password, settings.Smtp.SendTimeout));
        Assert.Equal(("watch@example.org", "ops@example.org", "https://watch.example.org/"), (settings.Mail.From, settings.Mail.Operator, settings.Mail.PublicUrl?.AbsoluteUri));
    }

    [Fact]
    public void The_password_may_be_in_a_file_that_the_environment_names()
    {
        var path = Path.Combine(_directory.FullName, "password");
        File.WriteAllText(path, "from a file\n");

        var settings = Read(("Smtp__Host", "smtp.example.org"), ("Smtp__UserName", "watch"), ("Smtp__PasswordFile", path), ("Mail__From", "watch@example.org"));

        Assert.Equal("from a file", settings.Smtp.Password);
    }

    [Theory]
    [InlineData("""{ "Smtp": { "Password": "hunter2" } }""")]
    [InlineData("""{ "Smtp": { "PasswordFile": "hunter2" } }""")]
    [InlineData("""{ "Links": { "Key": "hunter2" } }""")]
    public void A_secret_in_the_file_is_refused_without_repeating_it(string content)
    {
        File.WriteAllText(FilePath, content);

        var message = ProblemOf();

        Assert.Contains(content.Contains("Smtp", StringComparison.Ordinal) ? "Smtp__Password" : "Links__Key", message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Alerts_links_and_fetching_are_set_as_in_the_cloud()
    {
        File.WriteAllText(FilePath, """{ "Alerts": { "CoolDownDays": 14 }, "Fetch": { "MinimumHostGap": "00:00:05" } }""");

        var settings = Read(("Links__MuteLifetime", "2.00:00:00"), ("Links__Key", Convert.ToBase64String(new byte[32])));

        Assert.Equal((14, TimeSpan.FromSeconds(5), TimeSpan.FromDays(2)), (settings.Alerts.CoolDownDays, settings.Fetch.MinimumHostGap, settings.Links.MuteLifetime));
        settings.LinkKeysIn(_directory.FullName);
        Assert.Empty(Directory.GetFiles(_directory.FullName, "*.key"));
    }

    [Theory]
    [InlineData("Alerts__NewsDays", "many", "environment variable Alerts__NewsDays: 'many' can't be read; write a whole number from 1 to 7.")]
    [InlineData("Alerts__WordMargin", "3", "environment variable Alerts__WordMargin: write a number from 0 to 1.")]
    [InlineData("Links__MuteLifetime", "91.00:00:00", "environment variable Links__MuteLifetime: write a time from 1.00:00:00 to 90.00:00:00.")]
    [InlineData("Fetch__LoopbackHosts", "x", "environment variable Fetch__LoopbackHosts: there is no such setting.")]
    [InlineData("Smtp__Port", "abc", "environment variable Smtp__Port: 'abc' can't be read; write a port from 1 to 65535, such as 587.")]
    [InlineData("Smtp__Port", "70000", "environment variable Smtp__Port: write a port from 1 to 65535, such as 587.")]
    [InlineData("Smtp__Security", "SSL", "environment variable Smtp__Security: 'SSL' can't be read; write StartTls, Tls, or None for a server on this machine.")]
    [InlineData("Smtp__SendTimeout", "1.00:00:00", "environment variable Smtp__SendTimeout: write a time from 00:00:01 to 00:04:00, such as 00:01:00.")]
    [InlineData("Smtp__Hots", "mail", "environment variable Smtp__Hots: there is no such setting. Did you mean 'Host'?")]
    [InlineData("Mail__Operator", "nobody", "environment variable Mail__Operator: the address is not a mail address; write one such as nino@example.org.")]
    [InlineData("Mail__PublicUrl", "http://watch.example.org/", "environment variable Mail__PublicUrl: write the whole address without a query, such as https://signalwatch.example.org/; http is for this machine only.")]
    [InlineData("Smtp__PasswordFile", "/nowhere/password", "environment variable Smtp__PasswordFile: /nowhere/password can't be read")]
    public void What_is_wrong_is_told_with_its_key_and_an_example(string key, string value, string expected) =>
        Assert.StartsWith(expected, ProblemOf((key, value)), StringComparison.Ordinal);

    [Theory]
    [InlineData("smtp.example.org:587", "StartTls", "", "such as smtp.example.org")]
    [InlineData("smtp.example.org", "None", "", "server on this machine")]
    [InlineData("smtp.example.org", "Tls", "watch", "go together")]
    [InlineData("smtp.example.org", "Tls", "", "Mail:From")]
    public void Settings_that_do_not_fit_together_are_told(string host, string security, string userName, string expected) =>
        Assert.Contains(expected, ProblemOf(("Smtp__Host", host), ("Smtp__Security", security), ("Smtp__UserName", userName)), StringComparison.Ordinal);

    [Fact]
    public void A_server_on_this_machine_may_go_without_encryption()
    {
        var settings = Read(("Smtp__Host", "127.0.0.1"), ("Smtp__Security", "None"), ("Smtp__Port", "25"), ("Mail__From", "watch@example.org"));

        Assert.Equal(SmtpSecurity.None, settings.Smtp.Security);
    }

    [Theory]
    [InlineData("""{ "Smtp": """, "is not JSON")]
    [InlineData("""{ "Mial": { "From": "a@example.org" } }""", "Did you mean 'Mail'?")]
    public void A_file_that_can_not_be_understood_is_named(string content, string expected)
    {
        File.WriteAllText(FilePath, content);

        var message = ProblemOf();

        Assert.StartsWith(FilePath, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    private Settings Read(params (string Key, string Value)[] environment) =>
        Settings.Read(_directory.FullName, environment.ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal));

    private string ProblemOf(params (string Key, string Value)[] environment) =>
        Assert.Throws<InvalidDataException>(() => Read(environment)).Message;
}
