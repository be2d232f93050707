namespace SignalWatch.Web.Cloud;

/// <summary>The jobs' names in <see cref="History.RunHistory"/>, the same as on a desk.</summary>
internal static class JobNames
{
    public const string Polling = "polling";
    public const string Assessing = "assessing";
    public const string Digests = "digests";
    public const string Health = "health";
    public const string Retraining = "retraining";
}
