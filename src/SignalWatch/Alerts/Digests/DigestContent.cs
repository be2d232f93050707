using System.Text.Json;

namespace SignalWatch.Alerts.Digests;

/// <summary>What a digest says, as it stood when it was written. It is kept as JSON in its outbox entry.</summary>
public sealed record DigestContent
{
    /// <summary>The most characters that <see cref="ToJson"/> is allowed; what is too much is left out from the end of the lists.</summary>
    internal const int LongestJson = 60_000;

    /// <summary>The analyst's local day that it is of.</summary>
    public required DateOnly LocalDay { get; init; }

    /// <summary>Stories and changes from here on, UTC: when the last digest was written.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When it was written, UTC.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Whether nothing happened that the analyst watches: it is then one line.</summary>
    public required bool IsEmpty { get; init; }

    /// <summary>The scenarios watched, in the pack's order.</summary>
    public required IReadOnlyList<DigestScenario> Scenarios { get; init; }

    /// <summary>The indicators watched that are raised, moved or had stories lately, by movement.</summary>
    public required IReadOnlyList<DigestIndicator> Indicators { get; init; }

    /// <summary>The weightiest new stories, weightiest first.</summary>
    public required IReadOnlyList<DigestStory> Stories { get; init; }

    /// <summary>How many new stories there were.</summary>
    public required int StoriesTotal { get; init; }

    /// <summary>Changes that were held back, newest first.</summary>
    public required IReadOnlyList<DigestHeld> Held { get; init; }

    /// <summary>How many there were.</summary>
    public required int HeldTotal { get; init; }

    /// <summary>Sources that are down, longest first.</summary>
    public required IReadOnlyList<DigestSource> Sources { get; init; }

    /// <summary>How many there are.</summary>
    public required int SourcesDown { get; init; }

    /// <summary>How many sources the pack has.</summary>
    public required int SourcesTotal { get; init; }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static DigestContent FromJson(string json) =>
        JsonSerializer.Deserialize(json, AlertsJson.Default.DigestContent) ?? throw new JsonException("The digest is null.");

    /// <summary>The digest as JSON, all ASCII.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, AlertsJson.Default.DigestContent);
}
