using System.Globalization;
using SignalWatch.History;

namespace SignalWatch.Web.Dashboard;

/// <summary>Where a list of signals goes on: after so many signals of one time. It stays right while newer signals arrive.</summary>
/// <param name="Time">The time of the last signal read, UTC.</param>
/// <param name="Read">How many signals of that very time were read; at least 1.</param>
public sealed record SignalCursor(DateTimeOffset Time, int Read)
{
    private const char Separator = '~';

    /// <summary>The cursor after one more signal.</summary>
    internal static SignalCursor After(SignalCursor? before, Signal signal) => new(signal.Time, before?.Time == signal.Time ? before.Read + 1 : 1);

    /// <summary>The cursor that <see cref="ToString"/> wrote; null where the text is none.</summary>
    public static SignalCursor? Parse(string text)
    {
        var parts = text.Split(Separator);
        return parts.Length == 2
            && DateTimeOffset.TryParseExact(parts[0], "yyyyMMdd'T'HHmmss.fffffff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var read)
            && time > DateTimeOffset.MinValue && time < DateTimeOffset.MaxValue.AddDays(-1)
            && read > 0
            ? new SignalCursor(time, read)
            : null;
    }

    /// <inheritdoc />
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Time.UtcDateTime:yyyyMMdd'T'HHmmss.fffffff'Z'}{Separator}{Read}");
}
