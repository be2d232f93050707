using System.Globalization;
using Microsoft.Extensions.Logging;
using SignalWatch.Packs;
using SignalWatch.Scoring;

namespace SignalWatch.Tests.Scoring;

public sealed class ModelCacheTests(TrainedModel trained) : IDisposable
{
    private readonly string _directory = Path.Combine(Path.GetTempPath(), "signalwatch-" + Guid.NewGuid().ToString("N"));
    private readonly List<string> _messages = [];
    private int _trainings;

    private ModelShelf Shelf => new(trained.Pack, _directory);

    public void Dispose()
    {
        if (Directory.Exists(_directory))
        {
            Directory.Delete(_directory, recursive: true);
        }
    }

    [Fact]
    public async Task A_model_is_trained_once_and_then_loaded()
    {
        var first = await LoadOrTrain(trained.FewExamples);
        var second = await LoadOrTrain(trained.FewExamples);

        Assert.Equal(1, _trainings);
        Assert.Equal(first.ModelVersion, second.ModelVersion);
        Assert.Equal(first.ModelVersion, Assert.Single(Shelf.List()).Version);
    }

    [Fact]
    public async Task Changed_examples_are_trained_again_and_what_was_trained_on_the_former_is_kept()
    {
        var first = await LoadOrTrain(trained.FewExamples);
        var second = await LoadOrTrain([.. trained.FewExamples, Storks]);

        await LoadOrTrain(trained.FewExamples);

        Assert.Equal(3, _trainings);
        Assert.Equal([first.ModelVersion, second.ModelVersion], Shelf.List().Select(kept => kept.Version), StringComparer.Ordinal);
        Assert.True(Shelf.List()[0].IsCurrent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_damaged_or_missing_model_in_use_gives_way_to_the_newest_good_one_with_a_message(bool isDamaged)
    {
        var first = await LoadOrTrain(trained.FewExamples);
        var second = await LoadOrTrain([.. trained.FewExamples, Storks]);
        Damage(second.ModelVersion, isDamaged);

        var used = await LoadOrTrain([.. trained.FewExamples, Storks]);

        Assert.Equal(first.ModelVersion, used.ModelVersion);
        Assert.Equal(2, _trainings);
        Assert.Contains(_messages, message => message.Contains(second.ModelVersion, StringComparison.Ordinal));
        Assert.Contains(_messages, message => message.Contains($"Using model {first.ModelVersion}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_damaged_note_of_which_model_is_in_use_gives_the_newest_good_one()
    {
        var first = await LoadOrTrain(trained.FewExamples);
        await File.WriteAllTextAsync(Path.Combine(_directory, "models", "north-south.current"), "\0\0\0", TestContext.Current.CancellationToken);

        var used = await LoadOrTrain(trained.FewExamples);

        Assert.Equal((1, first.ModelVersion), (_trainings, used.ModelVersion));
    }

    [Fact]
    public async Task With_no_good_model_left_one_is_trained()
    {
        var first = await LoadOrTrain(trained.FewExamples);
        Damage(first.ModelVersion, isDamaged: true);

        var used = await LoadOrTrain(trained.FewExamples);

        Assert.Equal((2, first.ModelVersion), (_trainings, used.ModelVersion));
        Assert.Equal(first.ModelVersion, Shelf.Read(first.ModelVersion).ModelVersion);
    }

    [Fact]
    public async Task An_earlier_model_that_somebody_went_back_to_stays_in_use_until_the_examples_change()
    {
        var first = await LoadOrTrain(trained.FewExamples);
        var second = await LoadOrTrain([.. trained.FewExamples, Storks]);
        Shelf.Use(first.ModelVersion, [.. trained.FewExamples, Storks], isByHand: true);

        var used = await LoadOrTrain([.. trained.FewExamples, Storks]);
        var changed = await LoadOrTrain([.. trained.FewExamples, Storks with { Text = "Storks return late" }]);

        Assert.Equal(first.ModelVersion, used.ModelVersion);
        Assert.DoesNotContain(changed.ModelVersion, new[] { first.ModelVersion, second.ModelVersion }, StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_last_ten_versions_are_kept_and_the_one_in_use_always()
    {
        var model = await LoadOrTrain(trained.FewExamples);
        var bytes = await File.ReadAllBytesAsync(PathOf(model.ModelVersion), TestContext.Current.CancellationToken);
        for (var number = 1; number <= 15; number++)
        {
            var path = PathOf(string.Create(CultureInfo.InvariantCulture, $"{number:D12}"));
            await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
            File.SetLastWriteTimeUtc(path, new DateTime(2030, 1, number, 0, 0, 0, DateTimeKind.Utc));
        }

        Shelf.Save(trained.Model);

        var kept = Shelf.List().Select(one => one.Version).ToList();
        Assert.Equal(ModelShelf.MostVersions, kept.Count);
        Assert.Contains(model.ModelVersion, kept, StringComparer.Ordinal);
        Assert.Contains(trained.Model.ModelVersion, kept, StringComparer.Ordinal);
        Assert.Contains("000000000015", kept, StringComparer.Ordinal);
        Assert.DoesNotContain("000000000007", kept, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Models_of_a_pack_whose_name_begins_alike_are_not_listed()
    {
        await LoadOrTrain(trained.FewExamples);

        Assert.Empty(new ModelShelf(trained.Pack with { Id = "north" }, _directory).List());
    }

    private static Example Storks => new("en", [], "Storks return early to the wetlands", 9999);

    private string PathOf(string version) => Path.Combine(_directory, "models", $"north-south-{version}.bin");

    private void Damage(string version, bool isDamaged)
    {
        if (isDamaged)
        {
            File.WriteAllText(PathOf(version), "not a model");
        }
        else
        {
            File.Delete(PathOf(version));
        }
    }

    private Task<ClassifierModel> LoadOrTrain(IReadOnlyList<Example> examples) =>
        ModelCache.LoadOrTrainAsync(
            trained.Pack, examples, _directory, null, new Counter(this), new Messages(_messages), TestContext.Current.CancellationToken);

    private sealed class Counter(ModelCacheTests tests) : IProgress<string>
    {
        public void Report(string value) => tests._trainings += value.StartsWith("reading", StringComparison.Ordinal) ? 1 : 0;
    }

    private sealed class Messages(List<string> messages) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            messages.Add(formatter(state, exception));
    }
}
