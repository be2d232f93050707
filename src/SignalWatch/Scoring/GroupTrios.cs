namespace SignalWatch.Scoring;

/// <summary>Two groups of a sentence with a third, or with an action, place or thing of none: "Russia + Iran + drones" in any order.</summary>
internal static class GroupTrios
{
    /// <summary>Adds the trios of the mentions from <paramref name="start"/> to before <paramref name="end"/>, which share a sentence.</summary>
    public static void Add(TextFeatures features, int start, int end)
    {
        var mentions = features.Mentions;
        for (var first = start; first < end; first++)
        {
            if (!IsNewGroup(mentions, start, first))
            {
                continue;
            }

            for (var second = first + 1; second < end; second++)
            {
                if (IsNewGroup(mentions, start, second))
                {
                    AddThirds(features, start, end, first, second);
                }
            }
        }
    }

    private static void AddThirds(TextFeatures features, int start, int end, int first, int second)
    {
        var mentions = features.Mentions;
        var weight = TextFeaturizer.WeightOf(features.Text.Tokens[mentions[first].First]);
        var (low, high) = Sorted(mentions[first].Group, mentions[second].Group);
        for (var third = start; third < end; third++)
        {
            var group = mentions[third].Group;
            if (!mentions[third].HasGroup)
            {
                features.Add(FeatureBlock.GroupTrio, FeatureHash.Feature(FeatureBlock.GroupTrio, low, high, group), weight, first, second, third);
            }
            else if (third > second && IsNewGroup(mentions, start, third))
            {
                var (least, rest) = Sorted(low, group);
                var (middle, most) = Sorted(rest, high);
                features.Add(FeatureBlock.GroupTrio, FeatureHash.Feature(FeatureBlock.GroupTrio, least, middle, most), weight, first, second, third);
            }
        }
    }

    private static (ulong Low, ulong High) Sorted(ulong one, ulong other) => one < other ? (one, other) : (other, one);

    private static bool IsNewGroup(List<Mention> mentions, int start, int mention)
    {
        if (!mentions[mention].HasGroup)
        {
            return false;
        }

        for (var earlier = start; earlier < mention; earlier++)
        {
            if (mentions[earlier].Group == mentions[mention].Group)
            {
                return false;
            }
        }

        return true;
    }
}
