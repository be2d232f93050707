using System.Runtime.InteropServices;

namespace SignalWatch.Scoring;

/// <summary>One place in a text where a feature occurs.</summary>
/// <param name="Hash">The feature.</param>
/// <param name="Block">Its kind.</param>
/// <param name="Weight">How much this place counts: 1 in the title, less in the lead.</param>
/// <param name="First">First word (of words, pairs and spelling) or first mention (of concepts); the first word of the text for a query.</param>
/// <param name="Second">Second word or mention, or the query; -1 when there is none.</param>
/// <param name="Third">Third mention; -1 when there is none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Occurrence(ulong Hash, FeatureBlock Block, float Weight, int First, int Second = -1, int Third = -1);
