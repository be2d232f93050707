using System.Text;
using SignalWatch.Packs;

namespace SignalWatch.Tests.Packs;

public sealed class PackReaderTests : IDisposable
{
    private static readonly string Fixtures = Path.Combine(AppContext.BaseDirectory, "Packs", "Fixtures");

    private static readonly byte[] Signs = "[]{}:&*!|>'\"%@`#,-?\t\n \\"u8.ToArray();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pack");

    public static TheoryData<string> BrokenPacks => [.. FixtureNames(isGood: false)];

    public static TheoryData<string> GoodPacks => [.. FixtureNames(isGood: true)];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(BrokenPacks))]
    public void Check_names_every_mistake_of_a_broken_pack_with_line_and_remedy(string name)
    {
        var directory = Path.Combine(Fixtures, name);
        var expected = File.ReadAllLines(Path.Combine(directory, "expected.txt"));

        var check = PackReader.Check(directory);

        Assert.Null(check.Pack);
        Assert.Equal(expected, check.Problems.Select(problem => Relative(problem.ToString(), directory, name)), StringComparer.Ordinal);
        Assert.All(check.Problems, problem => Assert.False(string.IsNullOrEmpty(problem.Suggestion)));
    }

    [Theory]
    [MemberData(nameof(GoodPacks))]
    public void Check_finds_nothing_wrong_with_a_good_pack(string name)
    {
        var check = PackReader.Check(Path.Combine(Fixtures, name));

        Assert.Empty(check.Problems);
        Assert.Equal(name, check.Pack?.Id);
    }

    [Fact]
    public void There_are_enough_broken_packs() => Assert.True(FixtureNames(isGood: false).Count() >= 60);

    [Fact]
    public void Read_gives_what_the_pack_says()
    {
        var pack = PackReader.Read(Path.Combine(Fixtures, "good-own-scale"));

        Assert.Equal("The Amber Canal", pack.Title);
        Assert.Equal("own", pack.Scale.Name);
        Assert.Equal(new LikelihoodWord("possible", 0.4, 0.6, 0.5), pack.Scale.Words[2]);
        Assert.Equal(["canal-opens", "canal-stalls"], pack.Scenarios.Select(scenario => scenario.Id.Value), StringComparer.Ordinal);
        Assert.Equal("The canal opens to ships within two years, and its tolls cover its costs.", pack.Scenarios[0].Statement);
        Assert.Equal("possible", pack.Scenarios[0].PublishedWord);
        Assert.Equal("canal", pack.Scenarios[0].Group);
        Assert.Equal(
            [ConceptKind.Actor, ConceptKind.Actor, ConceptKind.Place, ConceptKind.Action, ConceptKind.Thing],
            pack.Concepts.Select(concept => concept.Kind));
        Assert.Equal(["strike", "strikes", "walk-out*"], pack.Concepts[3].Aliases, StringComparer.Ordinal);
        Assert.Equal(["amber-side", null, "amber-side", null, null], pack.Concepts.Select(concept => concept.Group), StringComparer.Ordinal);
        Assert.Equal(Path.Combine(Fixtures, "good-own-scale", "examples.tsv"), pack.ExamplesPath);
    }

    [Fact]
    public void Read_gives_the_indicators_and_sources_of_the_pack()
    {
        var pack = PackReader.Read(Path.Combine(Fixtures, "good-own-scale"));

        var indicator = pack.Indicators[0];
        Assert.Equal(TimeSpan.FromDays(30), indicator.HalfLife);
        Assert.Equal(["amberland", "port-amber"], indicator.About.Select(concept => concept.Name), StringComparer.Ordinal);
        Assert.Equal(new Bearing(2, "Ships need a dredged channel."), indicator.Bearings[new ScenarioId("canal-opens")]);
        Assert.Equal(-1, indicator.Bearings[new ScenarioId("canal-stalls")].Steps);
        var (feed, page) = (pack.Sources[0], pack.Sources[1]);
        Assert.Equal(new Uri("https://herald.example/feed"), feed.Url);
        Assert.Equal((TimeSpan.FromMinutes(30), 0.8, false), (feed.Interval, feed.Trust, feed.IsOfficial));
        Assert.Null(feed.Selectors);
        Assert.Equal((TimeSpan.FromHours(6), 1.0, true, "az-Latn-AZ"), (page.Interval, page.Trust, page.IsOfficial, page.Language));
        Assert.Equal(new PageSelectors { Item = "li.news", Link = "a", Title = "h3", Date = "time", Summary = "p" }, page.Selectors);
    }

    [Fact]
    public void Read_throws_with_all_the_problems_that_Check_finds()
    {
        var directory = Path.Combine(Fixtures, "many-at-once");

        var fault = Assert.Throws<PackException>(() => PackReader.Read(directory));

        Assert.Equal(PackReader.Check(directory).Problems, fault.Problems);
        Assert.True(fault.Problems.Count > 5);
    }

    [Fact]
    public void A_missing_folder_is_a_problem()
    {
        var problem = Assert.Single(PackReader.Check(Path.Combine(_folder.FullName, "no-such")).Problems);

        Assert.Equal((0, "There is no such folder."), (problem.Line, problem.Message));
    }

    [Fact]
    public void A_file_over_two_mebibytes_is_refused_unread()
    {
        var directory = Write(new byte[(2 * 1024 * 1024) + 1]);

        var problem = Assert.Single(PackReader.Check(directory).Problems);

        Assert.Equal("The file is over 2 MiB.", problem.Message);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("a: \n")]
    [InlineData("\t\n")]
    [InlineData("\"")]
    [InlineData("&a ")]
    [InlineData("\0")]
    public void Two_mebibytes_of_one_token_are_problems_and_take_no_more_than_seconds(string token)
    {
        var directory = Write(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(token, 2 * 1024 * 1024 / token.Length))));
        var started = TimeProvider.System.GetTimestamp();

        var problems = PackReader.Check(directory).Problems;

        Assert.InRange(problems.Count, 1, 600);
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_good_pack_mutated_300_ways_never_makes_Check_throw()
    {
        var good = File.ReadAllBytes(Path.Combine(Fixtures, "good-own-scale", "pack.yaml"));
        var random = new Random(20250117);
        var failures = 0;

        for (var round = 0; round < 300; round++)
        {
            var check = PackReader.Check(Write(Mutate(good, random)));

            Assert.Equal(check.Pack is null, check.Problems.Count > 0);
            failures += check.Pack is null ? 1 : 0;
        }

        Assert.InRange(failures, 150, 300);
    }

    [Fact]
    public void The_shipped_pack_reads_without_a_problem()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "SignalWatch.sln")))
        {
            root = root.Parent;
        }

        Assert.NotNull(root);
        var directory = Path.Combine(root.FullName, "src", "packs", "north-south");
        Assert.SkipUnless(File.Exists(Path.Combine(directory, PackReader.FileName)), "The shipped pack has no pack.yaml yet.");

        var pack = PackReader.Read(directory);
        var examples = ExampleFile.Read(pack.ExamplesPath, [.. pack.Indicators.Select(indicator => indicator.Id)]);

        Assert.Equal(15, pack.Indicators.Count);
        Assert.Empty(examples.Problems);
        Assert.NotEmpty(examples.Examples);
    }

    private static IEnumerable<string> FixtureNames(bool isGood) => Directory.GetDirectories(Fixtures)
        .Select(directory => Path.GetFileName(directory) ?? "")
        .Where(name => name.StartsWith("good-", StringComparison.Ordinal) == isGood)
        .Order(StringComparer.Ordinal);

    private static string Relative(string message, string directory, string name) => message
        .Replace(directory + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
        .Replace(directory, name, StringComparison.Ordinal);

    private static byte[] Mutate(byte[] good, Random random)
    {
        var bytes = good.ToList();
        for (var edits = random.Next(1, 6); edits > 0; edits--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 40), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    bytes.RemoveRange(at, length);
                    break;
                case 1:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                case 2:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 3:
                    bytes.Insert(at, Signs[random.Next(Signs.Length)]);
                    break;
                default:
                    bytes.RemoveRange(at + 1, bytes.Count - at - 1);
                    break;
            }
        }

        return [.. bytes];
    }

    private string Write(byte[] yaml)
    {
        var directory = Path.Combine(_folder.FullName, "mutant");
        Directory.CreateDirectory(directory);
        File.WriteAllBytes(Path.Combine(directory, PackReader.FileName), yaml);
        File.WriteAllText(Path.Combine(directory, PackReader.ExamplesFileName), ExampleFile.Header + "\n");
        return directory;
    }
}
