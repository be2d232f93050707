using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SignalWatch.Web.Api.Reference;

/// <summary>The OpenAPI document: the paths and answers as the framework finds them, the parameters from the notes that requests are checked against.</summary>
internal static class ApiDocument
{
    /// <summary>The document's name: the version that it describes.</summary>
    public const string Name = "v1";

    /// <summary>Its file.</summary>
    public const string FileName = "openapi.json";

    private const string About = """
        What SignalWatch keeps of a published analysis: how its scenarios and indicators stand, and the news behind them.

        Times are UTC, ISO 8601. `from` is inclusive and `to` exclusive. Lists come in pages with a `nextCursor`, which stays right while data arrives; as `ndjson` or `csv` a whole period is streamed.
        Answers carry an ETag: send it back in `If-None-Match` to hear only what changed. Errors are Problem Details (RFC 9457) with the `parameter` at fault and, where they can be listed, its `validValues`.
        From elsewhere than the machine itself a key is needed, as `Authorization: Bearer KEY` or `X-Api-Key: KEY`. Headlines, sentences and links come from the news: encode them where you show them.
        """;

    /// <summary>How the document is made.</summary>
    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "SignalWatch", Version = "v1", Description = About };

            // The server that happened to be asked is no part of the contract.
            document.Servers = [];
            ApiContract.Complete(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Describe(operation, context);
            return Task.CompletedTask;
        });
    }

    private static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        ApiContract.Complete(operation, context);
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<EndpointNote>().LastOrDefault() is not { } note)
        {
            return;
        }

        operation.Summary = note.Summary;
        operation.Description = note.Description;
        operation.Parameters = [.. (operation.Parameters ?? []).Where(parameter => parameter.In == ParameterLocation.Path), .. note.Parameters.Select(ParameterOf)];
    }

    private static OpenApiParameter ParameterOf(QueryParameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Description = parameter.Description,
        Required = parameter.IsRequired,
        Example = parameter.Example is { } example ? JsonValue.Create(example) : null,
        Schema = new OpenApiSchema
        {
            Type = parameter.Kind switch
            {
                ParameterKind.Integer => JsonSchemaType.Integer,
                ParameterKind.Number => JsonSchemaType.Number,
                _ => JsonSchemaType.String,
            },
            Format = parameter.Kind == ParameterKind.Day ? "date" : null,
            Minimum = parameter.Minimum?.ToString(CultureInfo.InvariantCulture),
            Maximum = parameter.Maximum?.ToString(CultureInfo.InvariantCulture),
            Enum = parameter.Values.Count == 0 ? null : [.. parameter.Values.Select(value => (JsonNode)JsonValue.Create(value))],
        },
    };
}
