namespace SignalWatch.Packs;

/// <summary>
/// Reads a pack's folder, which holds <c>pack.yaml</c> (YAML 1.2, in UTF-8, at most 2 MiB) and <c>examples.tsv</c>. Strict: whatever
/// a pack may not say is a problem, with its line and what to write instead. Nothing in a pack's files makes it throw anything else.
/// </summary>
public static class PackReader
{
    /// <summary>The name of the file that holds the pack.</summary>
    public const string FileName = "pack.yaml";

    /// <summary>The name of the file that holds the labelled examples, read by <see cref="ExampleFile"/>.</summary>
    public const string ExamplesFileName = "examples.tsv";

    private const int MaximumMebibytes = 2;

    private static readonly IReadOnlyList<SectionKey> Keys =
    [
        new("title", "North-south and east-west"),
        new("scale", "icd203"),
        new("scenarios", "[{id: iran-improves, ...}]"),
        new("concepts", "{actors: {iran: [Iran, Iranian*]}}"),
        new("indicators", "[{id: georgian-protests, ...}]"),
        new("sources", "[{id: civil-georgia, ...}]"),
        new("languages", "[az, tr]", IsRequired: false),
    ];

    /// <summary>The pack in a folder.</summary>
    /// <param name="directory">The folder; its name is the pack's id.</param>
    /// <exception cref="PackException">The pack can't be used; carries every problem, in file order.</exception>
    public static Pack Read(string directory)
    {
        var check = Check(directory);
        return check.Pack ?? throw new PackException(check.Problems);
    }

    /// <summary>The pack in a folder, or everything that is wrong with it. The content of the examples is not checked.</summary>
    /// <param name="directory">The folder; its name is the pack's id.</param>
    public static PackCheck Check(string directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        if (!Directory.Exists(directory))
        {
            return new PackCheck(null, [new PackProblem(directory, 0, "There is no such folder.", $"Name a folder that holds '{FileName}'.")]);
        }

        var problems = new ProblemList(Path.Combine(directory, FileName));
        var pack = ReadFile(directory, problems);
        List<PackProblem> all = [.. CheckFolder(directory), .. problems.InFileOrder(), .. CheckExamples(directory)];
        return new PackCheck(all.Count == 0 ? pack : null, all);
    }

    private static IEnumerable<PackProblem> CheckFolder(string directory)
    {
        var name = IdOf(directory);
        if (!Identifier.IsValid(name))
        {
            yield return new PackProblem(directory, 0, $"The folder's name {Quote.Of(name)} is the pack's id, but not made of lower-case words joined by hyphens.", Identifier.Suggest(name));
        }
    }

    private static IEnumerable<PackProblem> CheckExamples(string directory)
    {
        var path = Path.Combine(directory, ExamplesFileName);
        if (!File.Exists(path))
        {
            yield return new PackProblem(path, 0, "There are no labelled examples.", $"Add the file with the header line '{ExampleFile.Header.Replace("\t", "<tab>", StringComparison.Ordinal)}'.");
        }
    }

    private static string IdOf(string directory) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)));

    private static Pack? ReadFile(string directory, ProblemList problems)
    {
        if (!File.Exists(problems.File))
        {
            problems.Add(0, "There is no such file.", $"Name a folder that holds '{FileName}', or add it.");
            return null;
        }

        return TextFile.Read(problems.File, MaximumMebibytes, problems) is { } text && YamlTree.Read(text, problems) is { } root
            ? ReadPack(root, directory, problems)
            : null;
    }

    private static Pack ReadPack(RawNode root, string directory, ProblemList problems)
    {
        var section = Section.Open(root, "the pack", Keys, problems);
        var scale = ScaleSection.Read(section.Find("scale"), problems);
        var scenarioNames = new Names("scenario", problems);
        var scenarios = section.Items("scenarios").Select((node, index) => ScenarioSection.Read(node, index, scale, scenarioNames, problems)).ToList();
        ScenarioSection.CheckGroups(scenarios, scale, section.Find("scenarios")?.Line ?? section.Line, problems);
        var concepts = ConceptSection.Read(section.Find("concepts"), new Names("concept", problems), problems);
        var indicatorNames = new Names("indicator", problems);
        var sourceNames = new Names("source", problems);
        var addresses = new Dictionary<string, string>(StringComparer.Ordinal);
        return new Pack
        {
            Id = IdOf(directory),
            Title = section.Title("title"),
            Scale = scale,
            Scenarios = scenarios,
            Concepts = concepts,
            Indicators = [.. section.Items("indicators").Select((node, index) => IndicatorSection.Read(node, index, indicatorNames, scenarioNames, concepts, problems))],
            Sources = [.. section.Items("sources").Select((node, index) => SourceSection.Read(node, index, sourceNames, addresses, problems))],
            Languages = [.. section.Items("languages").Select(node => ReadLanguage(node, section))],
            ExamplesPath = Path.GetFullPath(Path.Combine(directory, ExamplesFileName)),
        };
    }

    private static string ReadLanguage(RawNode node, Section section)
    {
        var text = (node as RawNode.Scalar)?.Text ?? "";
        if (!LanguageTag.IsValid(text))
        {
            section.Reject("languages", node.Line, $"holds {Quote.Of(text)}, not a language tag", LanguageTag.Suggest(text));
        }

        return text;
    }
}
