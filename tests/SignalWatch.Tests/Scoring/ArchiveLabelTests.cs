using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Tests.Scoring;

/// <summary>
/// 900 items of the archive, labelled by hand for the north-south pack and tuned on by nobody. <c>archive-labels.tsv</c> has no text: it
/// names each item by its line and the first 12 hex digits of its text's SHA-256. How they were drawn: docs/technotes/replay-events.md.
/// </summary>
public sealed class ArchiveLabelTests(TrainedModel trained)
{
    private const int HexDigits = 12;

    [Fact]
    public void Items_that_nobody_tuned_on_are_recognised()
    {
        var texts = Labelled();

        var evaluation = Evaluation.Of(trained.Model, [.. texts]);

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', evaluation.Indicators.Select(one => string.Create(
            CultureInfo.InvariantCulture,
            $"{one.Indicator.Value,-22} n {one.Support,2} found {one.TruePositives,2} false {one.FalsePositives,2}"))));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"micro-F1 {evaluation.MicroF1:F3} macro-F1 {evaluation.MacroF1:F3} ECE {evaluation.CalibrationError:F3}"));
        Assert.Equal(900, texts.Count);
        Assert.InRange(evaluation.MicroF1, 0.68, 1);
    }

    /// <summary>The labels beside the archive's texts; a text that changed since it was labelled fails the test.</summary>
    private static List<LabelledText> Labelled()
    {
        var archive = File.ReadAllLines(Repository.RequireShared("archive", "current-events-2019-2024.tsv"));
        var labels = Path.Combine(Repository.Root, "tests", "SignalWatch.Tests", "Scoring", "archive-labels.tsv");
        return [.. File.ReadLines(labels).Skip(1).Select(line => line.Split('\t')).Select(cells =>
        {
            var text = archive[int.Parse(cells[0], CultureInfo.InvariantCulture) - 1].Split('\t')[2];
            Assert.Equal(cells[1], Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HexDigits]);
            var indicators = cells[3].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => new IndicatorId(id)).ToList();
            return new LabelledText(new NewsText(text, "", "en"), indicators);
        })];
    }
}
