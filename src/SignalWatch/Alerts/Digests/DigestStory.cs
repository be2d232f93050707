using SignalWatch.Packs;
using SignalWatch.Stories;

namespace SignalWatch.Alerts.Digests;

/// <summary>A story in a digest.</summary>
/// <param name="StoryId">The story: the next digest leaves it out.</param>
/// <param name="IndicatorId">The indicator that it says most about.</param>
/// <param name="Story">The story as it stood when the digest was written.</param>
public sealed record DigestStory(StoryId StoryId, IndicatorId IndicatorId, AlertStory Story);
