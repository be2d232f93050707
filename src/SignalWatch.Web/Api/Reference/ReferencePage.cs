using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace SignalWatch.Web.Api.Reference;

/// <summary>The API's reference for people: a page made of the OpenAPI document on the server, without scripts.</summary>
/// <param name="documents">Makes the document.</param>
/// <param name="assets">Where the page's style is.</param>
internal sealed class ReferencePage([FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider documents, SiteAssets assets)
{
    /// <summary>The page as an answer.</summary>
    public async Task<WholeAnswer> GetAsync(CancellationToken cancellationToken)
    {
        var document = await documents.GetOpenApiDocumentAsync(cancellationToken);
        var page = new HtmlContentBuilder();
        page.AppendHtml("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        Add(page, "<title>{0} API</title><link rel=\"icon\" href=\"{2}\" type=\"image/svg+xml\"><link rel=\"stylesheet\" href=\"{1}\"></head>\n<body><main>\n", document.Info.Title, assets.UrlOf("reference.css"), assets.UrlOf("icon.svg"));
        Add(page, "<h1>{0} API {1}</h1>\n", document.Info.Title, document.Info.Version);
        foreach (var paragraph in (document.Info.Description ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            AppendProse(page, paragraph);
        }

        Add(page, "<p>For tools: <a href=\"{0}\">{0}</a>. To look rather than read: <a href=\"/\">the dashboard</a>.</p>\n", $"{ApiEndpoints.Root}/{ApiDocument.FileName}");
        var operations = document.Paths.SelectMany(path => (path.Value.Operations ?? []).Select(operation => (path.Key, operation.Key.Method, operation.Value))).ToList();
        AppendContents(page, operations);
        foreach (var (path, method, operation) in operations)
        {
            AppendOperation(page, path, method, operation);
        }

        page.AppendHtml("<h2>What answers are made of</h2>\n");
        foreach (var (name, schema) in (document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            AppendSchema(page, name, schema);
        }

        page.AppendHtml("</main></body></html>\n");
        using var text = new StringWriter();
        page.WriteTo(text, HtmlEncoder.Default);
        return new WholeAnswer(Encoding.UTF8.GetBytes(text.ToString()), "text/html; charset=utf-8");
    }

    // What is put in for {0} and the like is encoded.
    private static void Add(HtmlContentBuilder page, [StringSyntax(StringSyntaxAttribute.CompositeFormat)] string format, params object?[] texts) =>
        page.AppendFormat(CultureInfo.InvariantCulture, format, texts);

    private static void AppendContents(HtmlContentBuilder page, IReadOnlyList<(string Path, string Method, OpenApiOperation Operation)> operations)
    {
        page.AppendHtml("<nav aria-label=\"Contents\"><ul>\n");
        foreach (var (path, method, operation) in operations)
        {
            Add(page, "<li><a href=\"#{0}\"><code>{1} {2}</code></a> {3}</li>\n", AnchorOf(method, path), method, path, operation.Summary ?? "");
        }

        page.AppendHtml("</ul></nav>\n");
    }

    private static void AppendOperation(HtmlContentBuilder page, string path, string method, OpenApiOperation operation)
    {
        Add(page, "<section id=\"{0}\"><h2><code>{1} {2}</code></h2>\n<p><strong>{3}.</strong> {4}</p>\n", AnchorOf(method, path), method, path, operation.Summary ?? "", operation.Description ?? "");
        if (operation.Parameters is { Count: > 0 } parameters)
        {
            page.AppendHtml("<div class=\"wide\"><table><thead><tr><th scope=\"col\">Parameter</th><th scope=\"col\">What it does</th></tr></thead><tbody>\n");
            foreach (var parameter in parameters)
            {
                Add(page, "<tr><th scope=\"row\"><code>{0}</code></th><td>{1}</td></tr>\n",
                    parameter.Name ?? "", parameter.In == ParameterLocation.Path ? "Part of the address: an id, as the lists name it." : TextOf(parameter));
            }

            page.AppendHtml("</tbody></table></div>\n");
        }

        foreach (var (type, media) in operation.RequestBody?.Content ?? new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal))
        {
            Add(page, "<p>Takes <code>{0}</code> ", type);
            AppendType(page, media.Schema);
            page.AppendHtml("</p>\n");
        }

        AppendResponses(page, operation.Responses ?? []);
        page.AppendHtml("</section>\n");
    }

    private static string TextOf(IOpenApiParameter parameter)
    {
        var values = parameter.Schema?.Enum is { Count: > 0 } list ? $" One of: {string.Join(", ", list)}." : "";
        var bounds = (parameter.Schema?.Minimum, parameter.Schema?.Maximum) is ({ } least, { } most) ? $" From {least} to {most}." : "";
        var example = parameter.Example is { } one ? $" Example: {one}." : "";
        return $"{(parameter.Required ? "Must be given. " : "")}{parameter.Description}{bounds}{values}{example}";
    }

    // Errors are all of one kind, so that a line is enough for them.
    private static void AppendResponses(HtmlContentBuilder page, OpenApiResponses responses)
    {
        var isError = responses.ToLookup(response => response.Value.Content?.ContainsKey("application/problem+json") == true);
        foreach (var (status, response) in isError[false])
        {
            var content = response.Content ?? new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal);
            if (content.Count == 0)
            {
                Add(page, "<p>{0} {1}</p>\n", status, response.Description ?? "");
            }

            foreach (var (type, media) in content)
            {
                Add(page, "<p>{0} <code>{1}</code> ", status, type);
                AppendType(page, media.Schema);
                page.AppendHtml("</p>\n");
            }
        }

        Add(page, "<p>{0} <code>application/problem+json</code> <a href=\"#schema-ProblemDetails\">ProblemDetails</a></p>\n",
            string.Join(", ", isError[true].Select(response => response.Key).Order(StringComparer.Ordinal)));
    }

    // What stands between backticks is written by programs.
    private static void AppendProse(HtmlContentBuilder page, string paragraph)
    {
        page.AppendHtml("<p>");
        foreach (var (place, part) in paragraph.Split('`').Index())
        {
            Add(page, place % 2 == 1 ? "<code>{0}</code>" : "{0}", part);
        }

        page.AppendHtml("</p>\n");
    }

    private static void AppendSchema(HtmlContentBuilder page, string name, IOpenApiSchema schema)
    {
        Add(page, "<section id=\"schema-{0}\"><h3><code>{0}</code></h3><p>{1}</p>\n", name, schema.Description ?? "");
        page.AppendHtml("<div class=\"wide\"><table><thead><tr><th scope=\"col\">Field</th><th scope=\"col\">Kind</th><th scope=\"col\">Meaning</th></tr></thead><tbody>\n");
        foreach (var (field, kind) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal))
        {
            Add(page, "<tr><th scope=\"row\"><code>{0}</code></th><td>", field);
            AppendType(page, kind);
            Add(page, "</td><td>{0}</td></tr>\n", kind.Description ?? "");
        }

        page.AppendHtml("</tbody></table></div></section>\n");
    }

    private static void AppendType(HtmlContentBuilder page, IOpenApiSchema? schema)
    {
        switch (schema)
        {
            case OpenApiSchemaReference { Reference.Id: { } id }:
                Add(page, "<a href=\"#schema-{0}\">{0}</a>", id);
                break;
            case { Items: { } items }:
                page.AppendHtml("list of ");
                AppendType(page, items);
                break;
            case { OneOf: { Count: > 0 } choices }:
                AppendType(page, choices.FirstOrDefault(choice => choice.Type != JsonSchemaType.Null));
                break;
            default:
                page.Append($"{(schema?.Type is { } type ? string.Join(" or ", WordsOf(type)) : "")}{(schema?.Format is { } format ? $" ({format})" : "")}");
                break;
        }
    }

    private static IEnumerable<string> WordsOf(JsonSchemaType type) =>
        Enum.GetValues<JsonSchemaType>().Where(one => type.HasFlag(one)).Select(one => one.ToString().ToLowerInvariant());

    private static string AnchorOf(string method, string path) =>
        method.ToLowerInvariant() + string.Concat(path.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
