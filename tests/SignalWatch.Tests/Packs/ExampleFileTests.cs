using SignalWatch.Packs;

namespace SignalWatch.Tests.Packs;

public sealed class ExampleFileTests : IDisposable
{
    private static readonly IndicatorId Dredging = new("dredging-progress");
    private static readonly IndicatorId Labour = new("labour-trouble");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("examples");

    private string FilePath => Path.Combine(_folder.FullName, "examples.tsv");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Lines_are_read_with_none_one_or_several_indicators()
    {
        var file = Read("language\tindicators\ttext\nen\tdredging-progress,labour-trouble\tA strike stops the dredger.\r\nru\t\tПогода.\n");

        Assert.Empty(file.Problems);
        Assert.Equal(["A strike stops the dredger.", "Погода."], file.Examples.Select(example => example.Text), StringComparer.Ordinal);
        Assert.Equal([Dredging, Labour], file.Examples[0].Indicators);
        Assert.Empty(file.Examples[1].Indicators);
        Assert.Equal(("ru", 3), (file.Examples[1].Language, file.Examples[1].Line));
    }

    [Theory]
    [InlineData("en\tonly two", "The line has 2 columns, not 3.", "Write language, indicators (or nothing) and text, separated by single tabs.")]
    [InlineData("", "The line has 1 columns, not 3.", "Write language, indicators (or nothing) and text, separated by single tabs.")]
    [InlineData("en\ta\tb\tc", "The line has 4 columns, not 3.", "Write language, indicators (or nothing) and text, separated by single tabs.")]
    [InlineData("en\tlabor-trouble\tA strike.", "There is no indicator 'labor-trouble'.", "Did you mean 'labour-trouble'?")]
    [InlineData("en\tlabour-trouble, dredging-progress\tA strike.", "There is no indicator ' dredging-progress'.", "Did you mean 'dredging-progress'?")]
    [InlineData("en\tlabour-trouble,labour-trouble\tA strike.", "An indicator is there twice.", "Remove one of them.")]
    [InlineData("en\t\t ", "The text is empty.", "Write a headline with its summary, or remove the line.")]
    [InlineData("english\t\tA strike.", "The language is 'english', not a language tag.", "Write 'en'.")]
    [InlineData("en\t\tThe first.", "The text is that of line 2 again.", "Remove one of the two; join their indicators if they differ.")]
    public void A_bad_line_is_a_problem_and_the_others_are_kept(string line, string message, string suggestion)
    {
        var file = Read($"language\tindicators\ttext\nen\t\tThe first.\n{line}\nen\t\tThe last.\n");

        Assert.Equal([new PackProblem(FilePath, 3, message, suggestion)], file.Problems);
        Assert.Equal(["The first.", "The last."], file.Examples.Select(example => example.Text), StringComparer.Ordinal);
    }

    [Fact]
    public void Without_a_header_the_first_line_is_read_as_an_example()
    {
        var file = Read("en\t\tThe first.\n");

        Assert.Equal((1, "The header line is missing."), (file.Problems[0].Line, file.Problems[0].Message));
        Assert.Single(file.Examples);
    }

    [Fact]
    public void A_missing_file_is_one_problem()
    {
        var file = ExampleFile.Read(FilePath, [Dredging]);

        Assert.Equal("There is no such file.", Assert.Single(file.Problems).Message);
        Assert.Empty(file.Examples);
    }

    [Fact]
    public void A_file_that_is_not_UTF8_is_one_problem_with_its_line()
    {
        File.WriteAllBytes(FilePath, [.. "language\tindicators\ttext\nen\t\tCaf"u8, 0xE9, .. "\n"u8]);

        var problem = Assert.Single(ExampleFile.Read(FilePath, [Dredging]).Problems);

        Assert.Equal((2, "The text is not UTF-8."), (problem.Line, problem.Message));
    }

    private ExampleFile Read(string text)
    {
        File.WriteAllText(FilePath, text);
        return ExampleFile.Read(FilePath, [Dredging, Labour]);
    }
}
