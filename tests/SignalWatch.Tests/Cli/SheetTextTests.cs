using SignalWatch.Cli.Output;

namespace SignalWatch.Tests.Cli;

public sealed class SheetTextTests
{
    [Fact]
    public void Csv_quotes_what_needs_it_and_gives_times_in_full()
    {
        var sheet = new Sheet("time", "next poll", "text");
        sheet.Add(new DateTimeOffset(2025, 6, 13, 3, 40, 5, TimeSpan.Zero), null, "a \"quoted\", word");

        var csv = SheetText.ToCsv(sheet);

        Assert.Equal("time,next poll,text\r\n2025-06-13T03:40:05Z,,\"a \"\"quoted\"\", word\"\r\n", csv);
    }

    [Fact]
    public void Json_names_columns_in_one_word_and_keeps_numbers_numbers()
    {
        var sheet = new Sheet("next poll", "items", "probability", "bar") { TableOnly = "bar" };
        sheet.Add(null, 3, 0.25, "███");

        using var json = System.Text.Json.JsonDocument.Parse(SheetText.ToJson(sheet));

        Assert.Equal("{\"nextPoll\":null,\"items\":3,\"probability\":0.25}", System.Text.Json.JsonSerializer.Serialize(json.RootElement[0]));
    }

    [Fact]
    public void A_piped_table_is_plain_text_and_holds_no_control_characters_from_the_news()
    {
        var output = new StringWriter();
        var sheet = new Sheet("title", "items");
        sheet.Add("\u001b[31mred\u0007", 1200);

        new Printer(output, TextWriter.Null, isTerminal: false).Print(sheet, OutputFormat.Table);

        Assert.Equal("title      items\n [31mred   1,200\n", output.ToString().ReplaceLineEndings("\n"));
    }
}
