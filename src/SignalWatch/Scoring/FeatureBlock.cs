namespace SignalWatch.Scoring;

/// <summary>Kinds of features. Each is scaled to a length of its own, so that many of one kind do not drown the others.</summary>
internal enum FeatureBlock
{
    /// <summary>Words, numbers and dates.</summary>
    Word,

    /// <summary>Two words side by side.</summary>
    Pair,

    /// <summary>Three to five characters inside a word, which stand for its stem and its spelling.</summary>
    Spelling,

    /// <summary>A concept of the pack; an action also in its negated form.</summary>
    Concept,

    /// <summary>Two concepts in one sentence, or two in order: who does it, or what is done to what.</summary>
    ConceptPair,

    /// <summary>Who does what to whom: actor, action, and actor, place or thing, in this order and close together.</summary>
    ConceptTriple,

    /// <summary>A concept and a word in one sentence.</summary>
    ConceptWord,

    /// <summary>A group of concepts: whose news it is, whoever of them is named.</summary>
    Group,

    /// <summary>As <see cref="ConceptPair"/>, each concept as its group.</summary>
    GroupPair,

    /// <summary>As <see cref="ConceptTriple"/>, each concept as its group.</summary>
    GroupTriple,

    /// <summary>Two groups in one sentence with a third or with an action, place or thing, in any order.</summary>
    GroupTrio,

    /// <summary>An indicator's boolean query that matches.</summary>
    Query,
}
