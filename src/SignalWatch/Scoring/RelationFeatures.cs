using SignalWatch.Packs;

namespace SignalWatch.Scoring;

/// <summary>Who does what to whom: actor, action and object of a sentence, by concept and by group.</summary>
/// <param name="features">Holds the mentions and takes the features.</param>
/// <param name="start">The sentence's first mention.</param>
/// <param name="end">One past its last mention.</param>
internal readonly ref struct RelationFeatures(TextFeatures features, int start, int end)
{
    private const int ActorReach = 8;
    private const int ObjectReach = 10;
    private const int ActionReach = 5;
    private const int PassiveReach = 3;

    // Stand in an actor's place: for none, and for an action upon the next action ("threatens to strike").
    private const ulong NoActor = 1;
    private const ulong ActionOnAction = 2;

    private readonly List<Mention> _mentions = features.Mentions;

    /// <summary>Adds the relations of the sentence.</summary>
    public void Add()
    {
        for (var action = start; action < end; action++)
        {
            if (_mentions[action].Kind == ConceptKind.Action)
            {
                AddDeeds(action, IsPassive(_mentions[action]));
            }
        }
    }

    private void AddDeeds(int action, bool isPassive)
    {
        for (var actor = start; actor < end; actor++)
        {
            if (_mentions[actor].CanAct && Distance(actor, action, isPassive) is >= 0 and <= ActorReach)
            {
                Add(WeightOf(actor), _mentions[actor].Identity, _mentions[actor].Group, actor, action);
                AddObjects(actor, action, isPassive);
            }
        }

        AddObjects(-1, action, isPassive);
        if (action + 1 < end && _mentions[action + 1].Kind == ConceptKind.Action && Distance(action, action + 1, false) <= ActionReach)
        {
            features.Add(
                FeatureBlock.ConceptTriple,
                FeatureHash.Feature(FeatureBlock.ConceptTriple, ActionOnAction, _mentions[action].Identity, _mentions[action + 1].Identity),
                WeightOf(action), action, action + 1);
        }
    }

    private void AddObjects(int actor, int action, bool isPassive)
    {
        var (actorIdentity, actorGroup) = actor < 0 ? (NoActor, NoActor) : (_mentions[actor].Identity, _mentions[actor].Group);
        for (var thing = start; thing < end; thing++)
        {
            if (thing != actor && _mentions[thing].Kind != ConceptKind.Action && Distance(action, thing, isPassive) is >= 0 and <= ObjectReach)
            {
                var (first, second, third) = actor < 0 ? (action, thing, -1) : (actor, action, thing);
                Add(WeightOf(action), actorIdentity, actorGroup, first, second, third, action, _mentions[thing]);
            }
        }
    }

    private void Add(float weight, ulong actor, ulong actorGroup, int first, int action) =>
        Add(weight, actor, actorGroup, first, action, -1, action, null);

    private void Add(float weight, ulong actor, ulong actorGroup, int first, int second, int third, int action, Mention? thing)
    {
        var deed = _mentions[action].Identity;
        features.Add(
            FeatureBlock.ConceptTriple,
            FeatureHash.Feature(FeatureBlock.ConceptTriple, actor, deed, thing?.Identity ?? 0), weight, first, second, third);
        if (actorGroup != actor || thing is { HasGroup: true })
        {
            features.Add(
                FeatureBlock.GroupTriple,
                FeatureHash.Feature(FeatureBlock.GroupTriple, actorGroup, deed, thing?.Group ?? 0), weight, first, second, third);
        }
    }

    private float WeightOf(int mention) => TextFeaturizer.WeightOf(features.Text.Tokens[_mentions[mention].First]);

    // Words between the two in the order of the active voice; negative when they stand the other way round.
    private int Distance(int before, int after, bool isPassive) =>
        isPassive ? _mentions[before].First - _mentions[after].End : _mentions[after].First - _mentions[before].End;

    // "sanctioned by X", "killed in a raid by X": the doer follows.
    private bool IsPassive(in Mention action)
    {
        var text = features.Text;
        for (var i = action.End; i < text.Tokens.Count && i < action.End + PassiveReach && text.Tokens[i].Sentence == text.Tokens[action.First].Sentence; i++)
        {
            if (text[i] is "by")
            {
                return true;
            }
        }

        return false;
    }
}
