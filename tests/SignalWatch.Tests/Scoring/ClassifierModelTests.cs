using System.Text;
using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Tests.Scoring;

public sealed class ClassifierModelTests(TrainedModel trained)
{
    public static TheoryData<string, string> Signals => new()
    {
        { "Thousands march in Tbilisi against the foreign agents law; police fire tear gas", "georgian-protests" },
        { "Georgian Dream passes foreign agents law in final reading", "georgia-consolidation" },
        { "Israel bombs Iranian nuclear site at Natanz", "israel-strike-risk" },
        { "EU adopts new sanctions against Russia", "sanctions-tightening" },
        { "Gazprom signs contract to pipe gas to Iran through Azerbaijan", "russia-iran-energy" },
        { "Armenia and Azerbaijan trade fire near Nagorno-Karabakh", "zangezur-corridor" },
        { "Russia and Iran agree to finish Rasht-Astara railway", "north-south-corridor" },
    };

    public static TheoryData<string, string> NotSignals => new()
    {
        { "Georgia governor Kemp signs voting bill in Atlanta as protesters rally", "georgian-protests" },
        { "Israeli airstrikes kill twelve in the Gaza Strip", "israel-strike-risk" },
        { "Protesters clash with police in Santiago over metro fares", "georgian-protests" },
        { "Georgian chef opens a restaurant in Paris", "georgia-western-turn" },
    };

    [Theory]
    [MemberData(nameof(Signals))]
    public void News_of_an_indicator_is_a_signal(string text, string indicator) =>
        Assert.True(trained.Probability(text, indicator).IsSignal);

    [Theory]
    [MemberData(nameof(NotSignals))]
    public void Lookalikes_are_not_signals(string text, string indicator) =>
        Assert.False(trained.Probability(text, indicator).IsSignal);

    [Theory]
    [InlineData("ISRAEL BOMBS IRANIAN NUCLEAR SITE AT NATANZ")]
    [InlineData("“Israel” bombs Iranian nuclear site — at Natanz…")]
    [InlineData("Is\u200Brael bo\u00ADmbs Ira\u2060nian nuclear \u202Esite at Natanz")]
    [InlineData("Isrаel bоmbs Irаnian nuclear site at Nаtanz")]
    [InlineData("Israel bombs Iranian nuclear site at Natanz (Reuters)")]
    [InlineData("JERUSALEM, May 3 (Agency) - Israel bombs Iranian nuclear site at Natanz")]
    public void Typography_and_disguise_change_little(string text)
    {
        var plain = trained.Probability("Israel bombs Iranian nuclear site at Natanz", "israel-strike-risk").Probability;

        Assert.Equal(plain, trained.Probability(text, "israel-strike-risk").Probability, 0.1);
    }

    [Fact]
    public void Contributions_sum_to_the_log_odds_and_agree_with_the_probability()
    {
        var text = new NewsText(
            "Crowds block Rustaveli Avenue", "The weather was mild. Riot police arrested dozens outside parliament in Tbilisi. Shops stayed open.", "en");
        var scored = trained.Model.Score([text])[0];

        foreach (var one in scored)
        {
            var explanation = trained.Model.Explain(text, one.Indicator);

            Assert.Equal(explanation.LogOdds, explanation.Contributions.Sum(contribution => contribution.Nats), 9);
            Assert.Equal(one.Probability, 1 / (1 + Math.Exp(-explanation.LogOdds)), 4);
            Assert.Contains(explanation.Contributions, contribution => contribution.Feature == ClassifierModel.BaseRateFeature);
        }
    }

    [Fact]
    public void An_explanation_names_concepts_and_the_sentence_that_carries_them()
    {
        var text = new NewsText(
            "Evening summary", "The weather was mild. Riot police arrested dozens of protesters outside parliament in Tbilisi. Shops stayed open.", "en");

        var explanation = trained.Model.Explain(text, new IndicatorId("georgian-protests"));

        Assert.Equal("Riot police arrested dozens of protesters outside parliament in Tbilisi.", explanation.Sentence);
        Assert.Contains(explanation.Contributions.Take(12), one => one.Feature.Contains("Tbilisi", StringComparison.Ordinal) && one.Nats > 0);
    }

    [Fact]
    public void A_batch_and_single_texts_agree_on_many_threads()
    {
        var texts = trained.Examples.Take(300).Select(example => new NewsText(example.Text, "", "en")).ToList();

        var batch = trained.Model.Score(texts);

        Parallel.For(0, texts.Count, i => Assert.Equal(trained.Model.Score([texts[i]])[0], batch[i]));
    }

    [Fact]
    public void Any_text_is_scored()
    {
        var random = new Random(7);
        var texts = new List<string> { "", " ", "\0", "\uD800", "\uDFFF\uD800", ".", "...!?", "(", ")", "'s", "US", "U S", "1", new('1', 5000), "😀 😀", "بنزین در تهران", "漢字" };
        texts.Add(string.Concat(Enumerable.Repeat("1 May ", 200_000)));
        texts.Add(new string('a', 1_000_000));
        texts.Add(new string('(', 100_000) + new string(')', 100_000));
        texts.Add(string.Concat(Enumerable.Repeat("Iran strikes Israel ", 50_000)));
        for (var i = 0; i < 200; i++)
        {
            texts.Add(new string([.. Enumerable.Range(0, random.Next(2000)).Select(_ => (char)random.Next(char.MaxValue + 1))]));
        }

        foreach (var text in texts)
        {
            foreach (var news in new[] { new NewsText(text, "", "en"), new NewsText("", text, "en"), new NewsText(text, text, "en") })
            {
                var explanation = trained.Model.Explain(news, new IndicatorId("israel-strike-risk"));

                Assert.True(double.IsFinite(explanation.LogOdds));
                Assert.All(trained.Model.Score([news])[0], one => Assert.InRange(one.Probability, 0, 1));
            }
        }
    }

    [Fact]
    public void Only_languages_with_examples_are_known()
    {
        Assert.True(trained.Model.Knows("en"));
        Assert.True(trained.Model.Knows("en-GB"));
        Assert.False(trained.Model.Knows("fr"));
        Assert.Throws<ArgumentException>(() => trained.Model.Score([new NewsText("Grève", "", "fr")]));
    }

    [Fact]
    public void An_unknown_indicator_can_not_be_explained() =>
        Assert.Throws<ArgumentException>(() => trained.Model.Explain(new NewsText("x", "", "en"), new IndicatorId("weather")));

    [Fact]
    public void A_saved_model_scores_as_before()
    {
        var text = new NewsText("Israel bombs Iranian nuclear site at Natanz", "", "en");
        var bytes = Bytes();

        var loaded = ClassifierModel.Load(new MemoryStream(bytes), trained.Pack);

        Assert.Equal(trained.Model.ModelVersion, loaded.ModelVersion);
        Assert.Equal(trained.Model.Score([text])[0], loaded.Score([text])[0]);
        Assert.InRange(bytes.Length, 1000, 20_000_000);
    }

    [Fact]
    public void Damage_anywhere_is_noticed()
    {
        var bytes = Bytes();
        for (var step = 0; step < 12; step++)
        {
            var damaged = bytes.ToArray();
            damaged[(int)((long)step * (bytes.Length - 1) / 11)] ^= 0x40;

            Assert.Throws<ModelMismatchException>(() => ClassifierModel.Load(new MemoryStream(damaged), trained.Pack));
        }

        Assert.Throws<ModelMismatchException>(() => ClassifierModel.Load(new MemoryStream(bytes[..^1]), trained.Pack));
        Assert.Throws<ModelMismatchException>(() => ClassifierModel.Load(new MemoryStream([]), trained.Pack));
        Assert.Throws<ModelMismatchException>(() => ClassifierModel.Load(new MemoryStream(Encoding.UTF8.GetBytes("{\"model\":1}")), trained.Pack));
    }

    [Fact]
    public void A_model_of_an_older_format_is_refused_with_a_remedy()
    {
        var bytes = Bytes();
        bytes[8] = 0;

        var error = Assert.Throws<ModelMismatchException>(() => ClassifierModel.Load(new MemoryStream(bytes), trained.Pack));

        Assert.Contains("format version 0", error.Message, StringComparison.Ordinal);
        Assert.Contains("Delete it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_another_pack_is_refused_with_a_remedy()
    {
        var other = trained.Pack with { Concepts = [.. trained.Pack.Concepts.Skip(1)] };

        var error = Assert.Throws<ModelMismatchException>(() => ClassifierModel.Load(new MemoryStream(Bytes()), other));

        Assert.Contains("another version of pack 'north-south'", error.Message, StringComparison.Ordinal);
        Assert.Contains("Delete it", error.Message, StringComparison.Ordinal);
    }

    private byte[] Bytes()
    {
        using var stream = new MemoryStream();
        trained.Model.Save(stream);
        return stream.ToArray();
    }
}
