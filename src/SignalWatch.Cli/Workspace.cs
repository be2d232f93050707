using SignalWatch.Alerts;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Alerts.Delivery;
using SignalWatch.Assessment;
using SignalWatch.History;
using SignalWatch.History.Tables;
using SignalWatch.Stories;

namespace SignalWatch.Cli;

/// <summary>A data directory that is open: the embedded store and the histories in it.</summary>
internal sealed class Workspace : IAsyncDisposable
{
    private readonly SqliteTableStore _store;

    private Workspace(string directory, SqliteTableStore store)
    {
        Directory = directory;
        _store = store;
        Items = new ItemHistory(store);
        Signals = new SignalHistory(store);
        Counts = new DailyCounts(store);
        Recounts = new DueRecounts(store);
        Stories = new StoryHistory(store);
        Sources = new SourceHistory(store);
        Coverage = new CoverageHistory(store);
        Levels = new LevelHistory(store);
        Supports = new SupportHistory(store);
        Likelihoods = new LikelihoodHistory(store);
        PackNotes = new PackNotes(store);
        Verdicts = new VerdictHistory(store);
        Models = new ModelHistory(store);
        Alerts = new AlertHistory(store);
        Analysts = new AnalystHistory(store);
        Outbox = new Outbox(store);
    }

    /// <summary>The directory as it was named.</summary>
    public string Directory { get; }

    /// <summary>The store under all histories.</summary>
    public ITableStore Store => _store;

    /// <summary>Items seen.</summary>
    public ItemHistory Items { get; }

    /// <summary>Signals of each indicator.</summary>
    public SignalHistory Signals { get; }

    /// <summary>Stories of each indicator.</summary>
    public StoryHistory Stories { get; }

    /// <summary>Daily counts of each indicator.</summary>
    public DailyCounts Counts { get; }

    /// <summary>Days that are to be counted anew.</summary>
    public DueRecounts Recounts { get; }

    /// <summary>The sources' states.</summary>
    public SourceHistory Sources { get; }

    /// <summary>The sources heard on each day.</summary>
    public CoverageHistory Coverage { get; }

    /// <summary>Levels of each indicator.</summary>
    public LevelHistory Levels { get; }

    /// <summary>What each indicator's evidence adds up to.</summary>
    public SupportHistory Supports { get; }

    /// <summary>How likely each scenario was, day by day.</summary>
    public LikelihoodHistory Likelihoods { get; }

    /// <summary>What was changed in the pack while it was watched.</summary>
    public PackNotes PackNotes { get; }

    /// <summary>What analysts said of items.</summary>
    public VerdictHistory Verdicts { get; }

    /// <summary>Trainings of the classifier.</summary>
    public ModelHistory Models { get; }

    /// <summary>Alerts that were raised.</summary>
    public AlertHistory Alerts { get; }

    /// <summary>Who is written to.</summary>
    public AnalystHistory Analysts { get; }

    /// <summary>What was decided to be told to whom.</summary>
    public Outbox Outbox { get; }

    /// <summary>Whether the directory holds a history already.</summary>
    public static bool Exists(string directory) => File.Exists(Path.Combine(directory, SqliteTableStore.FileName));

    /// <summary>Opens the directory; <see cref="StoreAccess.ReadWrite"/> makes it where it is missing and keeps others out that poll or assess.</summary>
    /// <exception cref="StoreException">It can't be used; the message says why and what to do.</exception>
    public static Workspace Open(string directory, StoreAccess access) => new(directory, SqliteTableStore.Open(directory, access));

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
