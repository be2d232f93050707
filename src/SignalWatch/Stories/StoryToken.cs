using System.Runtime.InteropServices;

namespace SignalWatch.Stories;

/// <summary>One word or number of a text, in reading order.</summary>
/// <param name="Form">Folded: lower case, no diacritics; a number without separators of thousands.</param>
/// <param name="IsCapital">Whether it begins with a capital letter.</param>
/// <param name="IsUpper">Whether it has several letters, all capital.</param>
/// <param name="IsFirst">Whether a sentence begins with it.</param>
/// <param name="IsNumber">Whether it is written in digits.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StoryToken(string Form, bool IsCapital, bool IsUpper, bool IsFirst, bool IsNumber);
