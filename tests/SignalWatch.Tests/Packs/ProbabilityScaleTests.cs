using SignalWatch.Packs;

namespace SignalWatch.Tests.Packs;

public sealed class ProbabilityScaleTests
{
    [Theory]
    [InlineData(0.0, "almost no chance")]
    [InlineData(0.0499, "almost no chance")]
    [InlineData(0.05, "very unlikely")]
    [InlineData(0.2, "unlikely")]
    [InlineData(0.5, "roughly even chance")]
    [InlineData(0.55, "likely")]
    [InlineData(1.0, "almost certain")]
    public void WordFor_takes_the_likelier_word_on_a_shared_bound(double probability, string word) =>
        Assert.Equal(word, StandardScales.Icd203.WordFor(probability).Word);

    [Theory]
    [InlineData(0.07, "remote chance")]
    [InlineData(0.08, "highly unlikely")]
    [InlineData(0.36, "unlikely")]
    [InlineData(0.375, "realistic possibility")]
    [InlineData(0.93, "almost certain")]
    public void WordFor_takes_the_nearest_word_in_a_gap(double probability, string word) =>
        Assert.Equal(word, StandardScales.Phia.WordFor(probability).Word);

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void WordFor_refuses_what_is_no_probability(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StandardScales.Phia.WordFor(probability));

    [Fact]
    public void Find_knows_the_words_of_the_scale_whatever_their_case()
    {
        Assert.Equal(0.325, StandardScales.Icd203.Find("Unlikely")?.Point);
        Assert.Null(StandardScales.Icd203.Find("possible"));
    }

    [Fact]
    public void Each_point_of_a_standard_scale_gets_its_own_word() =>
        Assert.All(StandardScales.All, scale => Assert.All(scale.Words, word => Assert.Same(word, scale.WordFor(word.Point))));
}
