using SignalWatch.Assessment;

namespace SignalWatch.Tests.Assessment;

/// <summary>Levels written as letters, a day each: quiet (.), elevated (e), high (h), critical (c); with too little evidence to tell (E, H, C).</summary>
internal static class LevelRun
{
    public static readonly DateOnly First = new(2025, 3, 1);

    public static List<DayLevel> Of(string letters) =>
        [.. letters.Select((letter, index) => new DayLevel
        {
            Evidence = new DayEvidence(First.AddDays(index), letter == '.' ? 0 : 1, char.IsLower(letter) ? 0.9 : 0.1, 0, 1),
            Level = (Level)".ehc".IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal),
            Expected = 0,
            PValue = 1,
            Cusum = 0,
            CalmDays = 0,
        })];
}
