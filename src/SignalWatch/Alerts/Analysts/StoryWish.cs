using System.Runtime.InteropServices;

namespace SignalWatch.Alerts.Analysts;

/// <summary>From when on somebody wants a story announced on its own.</summary>
/// <param name="Probability">The least probability, above 0 to 1.</param>
/// <param name="Publishers">The fewest publisher families.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StoryWish(double Probability, int Publishers);
