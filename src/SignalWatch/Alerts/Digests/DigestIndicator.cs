using SignalWatch.Assessment;
using SignalWatch.Packs;

namespace SignalWatch.Alerts.Digests;

/// <summary>An indicator in a digest.</summary>
/// <param name="IndicatorId">The indicator.</param>
/// <param name="Level">Its level now.</param>
/// <param name="LevelBefore">Its level a week ago; null where it had none.</param>
/// <param name="Stories">Stories in the last seven days.</param>
/// <param name="StoriesBefore">Stories in the seven days before those.</param>
/// <param name="IsConfident">Whether enough sources were heard, over a baseline long enough, for quiet to mean calm.</param>
/// <param name="Days">Stories day by day, oldest first, at most 30.</param>
public sealed record DigestIndicator(
    IndicatorId IndicatorId, Level Level, Level? LevelBefore, int Stories, int StoriesBefore, bool IsConfident, IReadOnlyList<int> Days)
{
    /// <summary>How much it moved in a week: a step of level outweighs any change of counts, and those count in standard deviations of a difference of two counts.</summary>
    internal double Movement =>
        100 * Math.Abs((LevelBefore ?? Level.Quiet) - Level) + Math.Abs(Stories - StoriesBefore) / Math.Sqrt(Stories + StoriesBefore + 1.0);
}
