using SignalWatch.History.Tables;

namespace SignalWatch.History;

/// <summary>
/// When each job last ran, and how: table <c>runs</c>, partition <c>job</c>, row = job. Hosts write it, after each run; of a job that runs in
/// several processes the last one stands.
/// </summary>
/// <param name="store">Where the table is.</param>
public sealed class RunHistory(ITableStore store)
{
    private const string TableName = "runs";
    private const string Partition = "job";
    private const int LongestFault = 500;

    /// <summary>Notes that a job ended well.</summary>
    /// <param name="job">The job: lower-case letters and hyphens.</param>
    /// <param name="rhythm">How often it is to run; null when it was started by hand.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Stops waiting for the store.</param>
    public async Task SucceededAsync(string job, TimeSpan? rhythm, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var before = await FindAsync(job, cancellationToken);
        var isGap = before is { LastSucceeded: { } last, Rhythm: { } usual } && at - last > JobRun.MissedAfter(usual);
        await SaveAsync(
            before with
            {
                Rhythm = rhythm,
                LastSucceeded = at,
                FailingSince = null,
                Failures = 0,
                GapFrom = isGap ? before.LastSucceeded : before.GapFrom,
                GapTo = isGap ? at : before.GapTo,
            },
            cancellationToken);
    }

    /// <summary>Notes that a job failed.</summary>
    /// <param name="job">The job.</param>
    /// <param name="fault">What went wrong, in words.</param>
    /// <param name="isStore">Whether the store caused it.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Stops waiting for the store.</param>
    public async Task FailedAsync(string job, string fault, bool isStore, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var before = await FindAsync(job, cancellationToken);
        await SaveAsync(
            before with
            {
                FailingSince = before.FailingSince ?? at,
                Failures = before.Failures + 1,
                LastFault = RowText.Cut(fault, LongestFault),
                StoreRefused = isStore ? at : before.StoreRefused,
            },
            cancellationToken);
    }

    /// <summary>All jobs that ever ran, by name.</summary>
    public async Task<IReadOnlyList<JobRun>> AllAsync(CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        return await table.ScanAsync(Partition, null, null, null, cancellationToken).Select(RunOf).ToListAsync(cancellationToken);
    }

    private static JobRun RunOf(Row row) => new()
    {
        Job = row.RowKey,
        Rhythm = row.Properties.ContainsKey(nameof(JobRun.Rhythm)) ? TimeSpan.FromTicks(row.Value<long>(nameof(JobRun.Rhythm))) : null,
        LastSucceeded = TimeOf(row, nameof(JobRun.LastSucceeded)),
        FailingSince = TimeOf(row, nameof(JobRun.FailingSince)),
        Failures = row.Value<long>(nameof(JobRun.Failures)),
        LastFault = row.Get<string>(nameof(JobRun.LastFault)),
        StoreRefused = TimeOf(row, nameof(JobRun.StoreRefused)),
        GapFrom = TimeOf(row, nameof(JobRun.GapFrom)),
        GapTo = TimeOf(row, nameof(JobRun.GapTo)),
    };

    private static DateTimeOffset? TimeOf(Row row, string name) => row.Properties.GetValueOrDefault(name) is DateTimeOffset time ? time : null;

    private async Task<JobRun> FindAsync(string job, CancellationToken cancellationToken)
    {
        var table = await store.OpenAsync(TableName, cancellationToken);
        return await table.FindAsync(Partition, job, cancellationToken) is { } row ? RunOf(row) : new JobRun { Job = job };
    }

    private async Task SaveAsync(JobRun run, CancellationToken cancellationToken)
    {
        var properties = new Dictionary<string, object>(StringComparer.Ordinal) { [nameof(run.Failures)] = run.Failures };
        properties.AddText(nameof(run.LastFault), run.LastFault);
        if (run.Rhythm is { } rhythm)
        {
            properties[nameof(run.Rhythm)] = rhythm.Ticks;
        }

        foreach (var (name, time) in new[]
        {
            (nameof(run.LastSucceeded), run.LastSucceeded), (nameof(run.FailingSince), run.FailingSince), (nameof(run.StoreRefused), run.StoreRefused),
            (nameof(run.GapFrom), run.GapFrom), (nameof(run.GapTo), run.GapTo),
        })
        {
            if (time is { } known)
            {
                properties[name] = known;
            }
        }

        var table = await store.OpenAsync(TableName, cancellationToken);
        await table.UpsertAsync([new Row { PartitionKey = Partition, RowKey = run.Job, Properties = properties }], cancellationToken);
    }
}
