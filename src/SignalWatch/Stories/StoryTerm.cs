using System.Runtime.InteropServices;

namespace SignalWatch.Stories;

/// <summary>One distinct term of a text.</summary>
/// <param name="Hash">Hash of its normal form.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Prior">In how many of <see cref="StoryVocabulary.PriorTexts"/> ordinary texts it is expected; above 0.</param>
/// <param name="IsBackground">Whether the text gives it as what went before: "sworn in after the resignation of".</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StoryTerm(ulong Hash, TermKind Kind, float Prior, bool IsBackground = false);
