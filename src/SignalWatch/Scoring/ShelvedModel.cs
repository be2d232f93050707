namespace SignalWatch.Scoring;

/// <summary>A model that is kept.</summary>
/// <param name="Version">Its version, see <see cref="ClassifierModel.ModelVersion"/>.</param>
/// <param name="Saved">When it was written, UTC, by the file system's clock.</param>
/// <param name="IsCurrent">Whether it is the one in use.</param>
public sealed record ShelvedModel(string Version, DateTimeOffset Saved, bool IsCurrent);
