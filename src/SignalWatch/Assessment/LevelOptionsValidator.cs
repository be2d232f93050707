using Microsoft.Extensions.Options;

namespace SignalWatch.Assessment;

/// <summary>Checks the bounds stated on <see cref="LevelOptions"/>, and that its thresholds are in order.</summary>
[OptionsValidator]
public sealed partial class LevelOptionsValidator : IValidateOptions<LevelOptions>;
