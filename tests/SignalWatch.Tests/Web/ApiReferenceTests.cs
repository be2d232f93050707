using System.Text.Json;
using AngleSharp.Html.Parser;

namespace SignalWatch.Tests.Web;

public sealed class ApiReferenceTests(ApiWorld world)
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_operation_parameter_and_field_of_the_document_is_described()
    {
        var document = await world.GetAsync("openapi.json");

        Assert.StartsWith("3.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(one => (Name: $"{one.Name} {path.Name}", one.Value))).ToList();
        Assert.True(operations.Count > 20);
        Assert.All(operations, operation => Assert.True(operation.Value.TryGetProperty("summary", out _), operation.Name));
        var parameters = operations.SelectMany(operation => operation.Value.TryGetProperty("parameters", out var list) ? list.EnumerateArray() : default(IEnumerable<JsonElement>) ?? [])
            .Where(parameter => parameter.GetProperty("in").GetString() == "query");
        Assert.All(parameters, parameter => Assert.NotEmpty(parameter.GetProperty("description").GetString() ?? ""));
        var fields = document.GetProperty("components").GetProperty("schemas").EnumerateObject()
            .Where(schema => schema.Name != "ProblemDetails")
            .SelectMany(schema => schema.Value.GetProperty("properties").EnumerateObject().Select(field => (Name: $"{schema.Name}.{field.Name}", field.Value)));

        // A field that is of a kind of its own has that kind's description.
        Assert.All(fields, field => Assert.True(
            field.Value.TryGetProperty("description", out _) || field.Value.TryGetProperty("$ref", out _) || field.Value.TryGetProperty("oneOf", out _), field.Name));
    }

    [Fact]
    public async Task The_document_says_what_the_site_answers_in_an_operations_place_and_what_a_line_is()
    {
        var document = await world.GetAsync("openapi.json");

        var operation = document.GetProperty("paths").GetProperty("/api/v1/indicators/{indicatorId}/signals").GetProperty("get");
        var answers = operation.GetProperty("responses");
        var forms = answers.GetProperty("200").GetProperty("content");
        Assert.Equal(["200", "304", "400", "401", "403", "404", "406", "429", "503"], answers.EnumerateObject().Select(answer => answer.Name).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.EndsWith("/PageOfSignalRow", forms.GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString(), StringComparison.Ordinal);
        Assert.EndsWith("/SignalRow", forms.GetProperty("application/x-ndjson").GetProperty("schema").GetProperty("$ref").GetString(), StringComparison.Ordinal);
        Assert.Equal("string", forms.GetProperty("text/csv").GetProperty("schema").GetProperty("type").GetString());
        Assert.Equal("indicators", operation.GetProperty("tags")[0].GetString());
        var components = document.GetProperty("components");
        Assert.True(components.GetProperty("schemas").GetProperty("ProblemDetails").GetProperty("properties").TryGetProperty("validValues", out _), "Our own member is described.");
        Assert.Equal(["bearer", "header"], components.GetProperty("securitySchemes").EnumerateObject().Select(scheme => scheme.Name), StringComparer.Ordinal);
        Assert.Equal(3, document.GetProperty("security").GetArrayLength());
    }

    [Theory]
    [InlineData("packs", "packs")]
    [InlineData("packs/{packId}", "packs/test")]
    [InlineData("scenarios", "scenarios")]
    [InlineData("scenarios/{scenarioId}/waterfall", "scenarios/trade/waterfall")]
    [InlineData("indicators", "indicators")]
    [InlineData("sources", "sources")]
    [InlineData("indicators/{indicatorId}/signals", "indicators/gas/signals")]
    [InlineData("indicators/{indicatorId}/levels", "indicators/gas/levels")]
    [InlineData("items/{sourceId}/{itemId}", "items/herald/item0000")]
    [InlineData("items/{sourceId}/{itemId}/explanation", "items/herald/item0000/explanation?indicator=gas")]
    [InlineData("search", "search?q=gas")]
    [InlineData("metrics", "metrics?format=json")]
    public async Task An_answer_has_the_fields_that_the_document_gives_it(string operation, string path)
    {
        var document = await world.GetAsync("openapi.json");
        var answers = document.GetProperty("paths").GetProperty("/api/v1/" + operation).GetProperty("get").GetProperty("responses");

        var answer = await world.GetAsync(path);

        AssertFits(document, answers.GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema"), answer, path);
    }

    [Fact]
    public async Task The_reference_page_names_every_operation_and_asks_for_nothing_elsewhere()
    {
        var document = await world.GetAsync("openapi.json");
        var html = await world.Client.GetStringAsync(new Uri("/api/v1/reference", UriKind.Relative), Ending);

        var page = await new HtmlParser().ParseDocumentAsync(html, Ending);
        Assert.Empty(page.QuerySelectorAll("script, style, [style], img, iframe"));
        Assert.All(page.QuerySelectorAll("[href], [src]"), link => Assert.Matches("^[/#]", link.GetAttribute("href") ?? link.GetAttribute("src") ?? ""));
        Assert.Equal(
            document.GetProperty("paths").EnumerateObject().Sum(path => path.Value.EnumerateObject().Count()),
            page.QuerySelectorAll("nav li").Length);
        Assert.All(page.QuerySelectorAll("a[href^='#']"), link => Assert.NotNull(page.GetElementById((link.GetAttribute("href") ?? "#")[1..])));
        Assert.NotNull(page.QuerySelector("#post-api-v1-verdicts a[href='#schema-VerdictInput']"));
    }

    private static void AssertFits(JsonElement document, JsonElement schema, JsonElement value, string place)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            AssertFits(document, document.GetProperty("components").GetProperty("schemas").GetProperty((reference.GetString() ?? "").Split('/')[^1]), value, place);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            Assert.All(value.EnumerateArray(), one => AssertFits(document, schema.GetProperty("items"), one, place + "[]"));
        }
        else if (value.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties))
        {
            Assert.Equal(properties.EnumerateObject().Select(field => field.Name), value.EnumerateObject().Select(field => field.Name), StringComparer.Ordinal);
            Assert.All(value.EnumerateObject(), field => AssertFits(document, properties.GetProperty(field.Name), field.Value, $"{place}.{field.Name}"));
        }
        else if (schema.TryGetProperty("type", out var type))
        {
            string?[] kinds = type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(kind => kind.GetString())] : [type.GetString()];
            Assert.True(kinds.Contains(KindOf(value), StringComparer.Ordinal) || (KindOf(value) == "number" && kinds.Contains("integer", StringComparer.Ordinal)), $"{place} is {KindOf(value)}, not {string.Join(" or ", kinds)}.");
        }
    }

    private static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.ToString().ToLowerInvariant(),
    };
}
