using SignalWatch.Packs;
using SignalWatch.Scoring;
using SignalWatch.Tests.Jobs;

namespace SignalWatch.Tests.Scoring;

public sealed class RelationFeatureTests
{
    private static readonly Concept[] Concepts =
    [
        Concept("amberland", ConceptKind.Actor, "amber-side", "Amberland"),
        Concept("chancellor-reed", ConceptKind.Actor, "amber-side", "Reed"),
        Concept("birchland", ConceptKind.Actor, "birch-side", "Birchland"),
        Concept("punish", ConceptKind.Action, null, "punish*"),
        Concept("threaten", ConceptKind.Action, null, "threaten*"),
        Concept("tolls", ConceptKind.Thing, null, "tolls"),
    ];

    private readonly TextFeaturizer _featurizer = new(TestPack.Of() with { Concepts = Concepts });

    [Fact]
    public void A_person_leaves_the_same_group_features_as_his_country()
    {
        var country = Hashes("Amberland punishes Birchland", FeatureBlock.GroupTriple);

        Assert.NotEmpty(country);
        Assert.Equal(country, Hashes("Reed punishes Birchland", FeatureBlock.GroupTriple));
    }

    [Fact]
    public void Who_does_it_to_whom_differs_from_the_reverse() =>
        Assert.NotEqual(Hashes("Amberland punishes Birchland", FeatureBlock.ConceptTriple), Hashes("Birchland punishes Amberland", FeatureBlock.ConceptTriple));

    [Fact]
    public void The_passive_voice_turns_doer_and_done_to_round() =>
        Assert.Equal(
            Hashes("Amberland punishes Birchland", FeatureBlock.ConceptTriple),
            Hashes("Birchland punished by Amberland", FeatureBlock.ConceptTriple));

    [Fact]
    public void A_threat_of_an_action_is_not_the_action() =>
        Assert.NotEqual(Hashes("Amberland threatens, punishes Birchland", FeatureBlock.ConceptTriple), Hashes("Amberland punishes, threatens Birchland", FeatureBlock.ConceptTriple));

    [Fact]
    public void Two_groups_and_a_thing_are_one_feature_in_any_order()
    {
        var trio = Hashes("Amberland, Birchland: tolls", FeatureBlock.GroupTrio);

        Assert.Single(trio);
        Assert.Equal(trio, Hashes("Tolls of Birchland and of Reed", FeatureBlock.GroupTrio));
    }

    [Fact]
    public void Another_group_makes_another_fingerprint()
    {
        var examples = Array.Empty<Example>();
        var pack = PackReader.Read(Path.Combine(Repository.Root, "src", "packs", "north-south"));

        Assert.NotEqual(
            ModelFingerprint.Of(pack, examples),
            ModelFingerprint.Of(pack with { Concepts = [pack.Concepts[0] with { Group = "elsewhere" }, .. pack.Concepts.Skip(1)] }, examples));
    }

    private static Concept Concept(string name, ConceptKind kind, string? group, string alias) =>
        new() { Name = name, Kind = kind, Group = group, Aliases = [alias] };

    private SortedSet<ulong> Hashes(string text, FeatureBlock block)
    {
        var features = new TextFeatures();
        _featurizer.Find(new NewsText(text, "", "en"), new TextTokenizer(), features);
        return [.. features.Occurrences.Where(occurrence => occurrence.Block == block).Select(occurrence => occurrence.Hash)];
    }
}
