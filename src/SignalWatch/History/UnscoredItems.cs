using System.Runtime.InteropServices;
using SignalWatch.Packs;

namespace SignalWatch.History;

/// <summary>Items of a source in a language of which the pack has no examples.</summary>
/// <param name="Source">The source.</param>
/// <param name="Language">BCP 47; <c>und</c> where none that makes sense was stated.</param>
/// <param name="Count">How many items.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct UnscoredItems(SourceId Source, string Language, int Count);
