namespace SignalWatch.Web.Api.Answers;

/// <summary>An indicator's stories on a day.</summary>
internal sealed record CountPoint
{
    /// <summary>The day, UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Stories that began on it.</summary>
    public required int Stories { get; init; }
}
