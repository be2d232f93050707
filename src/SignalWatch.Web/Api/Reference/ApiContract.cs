using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace SignalWatch.Web.Api.Reference;

/// <summary>What the framework can't find out of the contract: what the site's pipeline answers, keys, and what a line of a stream is.</summary>
internal static class ApiContract
{
    private const string Bearer = "bearer";
    private const string Header = "header";
    private const string Problem = "ProblemDetails";

    /// <summary>Adds the ways to show a key, and what our Problem Details have of their own.</summary>
    public static void Complete(OpenApiDocument document)
    {
        var components = document.Components ??= new OpenApiComponents();
        components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key; 'signalwatch keys create' makes one." },
            [Header] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "X-Api-Key", Description = "The same key in a header of its own." },
        };

        // The empty one: on the machine itself no key is needed.
        document.Security = [RequirementOf(Bearer, document), RequirementOf(Header, document), new OpenApiSecurityRequirement()];
        if (components.Schemas?.TryGetValue(Problem, out var problem) == true && problem is OpenApiSchema { Properties: { } properties })
        {
            properties["parameter"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Description = "The parameter, part of the address, field or header at fault; left out where none is." };
            properties["traceId"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Description = "Names the request in the server's log." };
            properties["validValues"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array | JsonSchemaType.Null,
                Items = new OpenApiSchema { Type = JsonSchemaType.String },
                Description = "What could stand there instead; left out where that can't be listed.",
            };
        }

        document.Tags = document.Paths.SelectMany(path => path.Value.Operations ?? []).SelectMany(operation => operation.Value.Tags ?? new HashSet<OpenApiTagReference>())
            .Select(tag => tag.Reference.Id).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(name => new OpenApiTag { Name = name }).ToHashSet();
    }

    /// <summary>Adds what the pipeline may answer in an operation's place, and says what is in each form of its own answer.</summary>
    public static void Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var path = context.Description.RelativePath ?? "";
        operation.Tags = new HashSet<OpenApiTagReference> { new(AreaOf(path), context.Document) };
        var responses = operation.Responses ??= [];
        foreach (var (type, media) in responses.GetValueOrDefault("200")?.Content ?? new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal))
        {
            media.Schema = SchemaOf(type, context) ?? media.Schema;
        }

        var isRead = HttpMethods.IsGet(context.Description.HttpMethod ?? "");
        if (isRead && path != $"{ApiEndpoints.Root[1..]}/health")
        {
            responses.TryAdd("304", new OpenApiResponse { Description = "The answer is the one whose ETag was sent in If-None-Match." });
        }

        var hasForms = AreaOf(path) == "search" || responses.GetValueOrDefault("200")?.Content?.ContainsKey(MediaTypes.Ndjson) == true;
        var (hasId, hasBody) = (path.Contains('{', StringComparison.Ordinal), operation.RequestBody is not null);
        foreach (var status in (int[])[400, 401, 403, .. hasId ? [404] : (int[])[], .. hasForms ? [406] : (int[])[], .. hasBody ? [413, 415] : (int[])[], 429, 503])
        {
            responses.TryAdd(status.ToString(System.Globalization.CultureInfo.InvariantCulture), ProblemOf(status, context.Document));
        }
    }

    private static OpenApiResponse ProblemOf(int status, OpenApiDocument? document) => new()
    {
        Description = ReasonPhrases.GetReasonPhrase(status),
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            ["application/problem+json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(Problem, document) },
        },
    };

    // Lines are rows, not pages of rows; what is no JSON is text; the feed's own standard says what is in it.
    private static IOpenApiSchema? SchemaOf(string type, OpenApiOperationTransformerContext context) => type switch
    {
        MediaTypes.Ndjson when RowOf(context) is { } row => new OpenApiSchemaReference(row.Name, context.Document),
        Feeds.JsonFeedText.ContentType => new OpenApiSchema { Type = JsonSchemaType.Object },
        _ when type.StartsWith("text/", StringComparison.Ordinal) => new OpenApiSchema { Type = JsonSchemaType.String },
        _ => null,
    };

    private static Type? RowOf(OpenApiOperationTransformerContext context) => context.Description.SupportedResponseTypes
        .Select(response => response.Type).OfType<Type>()
        .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Answers.Page<>))?.GetGenericArguments()[0];

    // The part of the address behind the version, such as "alerts" of "api/v1/alerts.atom".
    private static string AreaOf(string path) => path.Split('/') is [_, _, { Length: > 0 } area, ..] ? area.Split('.')[0] : "api";

    private static OpenApiSecurityRequirement RequirementOf(string scheme, OpenApiDocument document) => new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };
}
