using System.Runtime.InteropServices;

namespace SignalWatch.Stories;

/// <summary>What the vocabulary knows of a word or phrase.</summary>
/// <param name="Term">The term that it stands for; null for words that say nothing about the event.</param>
/// <param name="Country">For a city, a region or a leader, the country's term.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct VocabularyEntry(StoryTerm? Term, StoryTerm? Country)
{
    /// <summary>Whether it is written with a capital letter; "van" is no Turkish city.</summary>
    public bool IsProper => Term is { Kind: TermKind.City or TermKind.Country or TermKind.Name };
}
