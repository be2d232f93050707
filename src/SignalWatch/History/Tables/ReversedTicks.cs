using System.Globalization;

namespace SignalWatch.History.Tables;

/// <summary>A time as 19 digits that sort newest first: the ticks left until the last time that .NET knows.</summary>
public static class ReversedTicks
{
    /// <summary>The key part for this time; of two times the later has the lower key.</summary>
    public static string Of(DateTimeOffset time) =>
        (DateTimeOffset.MaxValue.Ticks - time.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>The time, UTC, of a key that begins with what <see cref="Of"/> made.</summary>
    /// <exception cref="FormatException">The key does not begin with 19 digits.</exception>
    public static DateTimeOffset TimeOf(ReadOnlySpan<char> key) =>
        new(DateTimeOffset.MaxValue.Ticks - long.Parse(key[..19], NumberStyles.None, CultureInfo.InvariantCulture), TimeSpan.Zero);
}
