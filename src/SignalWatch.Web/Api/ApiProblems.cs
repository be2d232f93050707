using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace SignalWatch.Web.Api;

/// <summary>What goes wrong as Problem Details (RFC 9457).</summary>
internal static class ApiProblems
{
    /// <summary>What is wrong with a request, with the parameter and its valid values as members of their own.</summary>
    public static IResult Of(QueryProblemException problem)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal) { ["parameter"] = problem.Parameter };
        if (problem.ValidValues.Count > 0)
        {
            members["validValues"] = problem.ValidValues;
        }

        return Results.Problem(new ProblemDetails
        {
            Status = (int)problem.Status,
            Title = TitleOf(problem.Status),
            Detail = problem.Detail,
            Extensions = members,
        });
    }

    private static string TitleOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound => "There is no such thing.",
        HttpStatusCode.NotAcceptable => "The answer can't be given in that form.",
        HttpStatusCode.UnsupportedMediaType => "The body can't be taken in that form.",
        HttpStatusCode.RequestEntityTooLarge => "The body is too large.",
        HttpStatusCode.Conflict => "It is there already.",
        _ => "The request can't be understood.",
    };
}
