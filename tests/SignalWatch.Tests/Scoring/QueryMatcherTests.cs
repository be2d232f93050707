using SignalWatch.Packs;
using SignalWatch.Scoring;
using SignalWatch.Tests.Jobs;

namespace SignalWatch.Tests.Scoring;

public sealed class QueryMatcherTests
{
    private static readonly IndicatorId Tolls = new("tolls");

    [Theory]
    [InlineData("US AND toll*", "U.S. lifts its tolls", true)]
    [InlineData("US AND toll*", "They asked us about tolls", false)]
    [InlineData("canal AND toll*", "ＣＡＮＡＬ tо\u200Blls rise", true)]
    [InlineData("canal AND NOT opera", "A canal opens", true)]
    [InlineData("canal AND NOT opera", "An opera about a canal", false)]
    [InlineData("\"canal toll*\"", "The canal has tolls", false)]
    [InlineData("\"canal toll*\"", "Canal tolled anew", true)]
    [InlineData("canal NEAR/1 tolls", "Canal raises tolls", true)]
    [InlineData("canal NEAR/1 tolls", "Canal, after years of talks, raises tolls", false)]
    [InlineData("canal OR tolls", "Chess", false)]
    [InlineData("canal", "", false)]
    public void A_query_matches_in_the_words_that_all_features_are_made_of(string query, string title, bool expected)
    {
        var features = new TextFeatures();

        new TextFeaturizer(PackOf(query)).Find(new NewsText(title, "", "en"), new TextTokenizer(), features);

        Assert.Equal(expected, features.Occurrences.Exists(occurrence => occurrence.Block == FeatureBlock.Query));
    }

    [Fact]
    public void A_match_is_named_by_the_terms_that_are_there()
    {
        var features = new TextFeatures();
        var featurizer = new TextFeaturizer(PackOf("(canal OR lock*) AND (\"higher toll*\" OR fee) AND NOT opera"));

        featurizer.Find(new NewsText("Locks and canal want higher tolls", "", "en"), new TextTokenizer(), features);

        Assert.Equal("query: canal, lock*, higher toll*", featurizer.Queries.NameOf(0, features));
    }

    [Fact]
    public void A_model_is_of_another_pack_when_a_query_changes()
    {
        Assert.NotEqual(ModelFingerprint.OfPack(PackOf("canal AND tolls")), ModelFingerprint.OfPack(PackOf("canal OR tolls")));
        Assert.Equal(ModelFingerprint.OfPack(PackOf("canal AND tolls")), ModelFingerprint.OfPack(PackOf("canal  AND (tolls)")));
    }

    private static Pack PackOf(string query)
    {
        var pack = TestPack.Of(Tolls);
        return pack with { Indicators = [pack.Indicators[0] with { Query = QueryParser.Parse(query) }] };
    }
}
