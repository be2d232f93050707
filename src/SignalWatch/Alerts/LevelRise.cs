using SignalWatch.Assessment;

namespace SignalWatch.Alerts;

/// <summary>A level that is higher than people know.</summary>
/// <param name="Day">The day on which it rose.</param>
/// <param name="Was">The level that people know of: told of in this unrest, or standing when the change was no news any more.</param>
/// <param name="Began">The first day of the unrest: the level was quiet on the day before, or that day is not known.</param>
internal sealed record LevelRise(DayLevel Day, Level Was, DateOnly Began);
