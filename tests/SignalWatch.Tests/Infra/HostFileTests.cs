using System.Globalization;
using System.Text.Json;

namespace SignalWatch.Tests.Infra;

public sealed class HostFileTests
{
    [Fact]
    public void The_cost_of_a_month_assumes_what_the_host_is_set_to()
    {
        var root = Path.GetDirectoryName(Path.GetDirectoryName(BicepCompiler.PathOf("main.bicep"))) ?? "";
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "host.json")));
        var queues = host.RootElement.GetProperty("extensions").GetProperty("queues");
        var (batch, threshold) = (queues.GetProperty("batchSize").GetInt32(), queues.GetProperty("newBatchThreshold").GetInt32());
        var pause = TimeSpan.Parse(queues.GetProperty("maxPollingInterval").GetString() ?? "", CultureInfo.InvariantCulture);

        var assumed = File.ReadLines(Path.Combine(root, "tests", "SignalWatch.Benchmarks", "Cost", "assumptions.tsv"))
            .Select(line => line.Split('\t')).ToDictionary(cells => cells[0], cells => cells[1], StringComparer.Ordinal);

        Assert.Equal(Text(batch), assumed["batch"]);
        Assert.Equal(Text(batch + threshold), assumed["concurrency"]);
        Assert.Equal(Text(4 * (TimeSpan.FromHours(1) / pause)), assumed["idle-receives-per-hour"]);
    }

    private static string Text(double figure) => figure.ToString("0", CultureInfo.InvariantCulture);
}
