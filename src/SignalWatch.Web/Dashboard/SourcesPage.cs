namespace SignalWatch.Web.Dashboard;

/// <summary>The sources' health.</summary>
/// <param name="Now">The time they are judged at.</param>
/// <param name="Rows">The sources, those in trouble first, then in the pack's order.</param>
public sealed record SourcesPage(DateTimeOffset Now, IReadOnlyList<SourceRow> Rows)
{
    /// <summary>How many are in trouble.</summary>
    public int Troubles => Rows.Count(row => row.IsTrouble);
}
