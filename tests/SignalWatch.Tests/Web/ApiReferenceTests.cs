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
    }
}
