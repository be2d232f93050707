using Microsoft.AspNetCore.Http;

namespace SignalWatch.Web.Pipeline;

/// <summary>HEAD is answered as GET, so that endpoints need not map it; the server sends no body either way.</summary>
internal static class HeadRequest
{
    private static readonly object Mark = new();

    /// <summary>Makes a GET of the request where it is a HEAD.</summary>
    public static void AnswerAsGet(HttpContext context)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
            context.Items[Mark] = Mark;
        }
    }

    /// <summary>Whether the request was a HEAD, so that a long body need not be made for nobody.</summary>
    public static bool Is(HttpContext context) => context.Items.ContainsKey(Mark);
}
