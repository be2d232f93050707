using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SignalWatch.Web.Dashboard;

/// <summary>
/// A page as an answer: a Razor component rendered once, on the server. Components encode every text they are given, in content and in
/// attributes, which makes them the only place where the dashboard turns text into HTML.
/// </summary>
/// <param name="view">The component's type.</param>
/// <param name="page">Its parameter <c>Page</c>.</param>
/// <param name="status">The HTTP status.</param>
internal sealed class PageResult(Type view, object page, int status) : IResult
{
    // Letters stay letters: news is not all ASCII, and a reference for each Cyrillic letter would make pages several times as long.
    private static readonly ServiceProvider Rendering = new ServiceCollection()
        .AddLogging()
        .AddSingleton<SiteAssets>()
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
        .BuildServiceProvider();

    /// <summary>The page as a component shows it.</summary>
    public static PageResult Of<TView>(object page, int status = StatusCodes.Status200OK)
        where TView : IComponent => new(typeof(TView), page, status);

    /// <summary>The HTML of a component whose parameter <c>Page</c> is given.</summary>
    public static async Task<string> HtmlAsync(Type view, object page)
    {
        await using var renderer = new HtmlRenderer(Rendering, Rendering.GetRequiredService<ILoggerFactory>());
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Page"] = page });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync(view, parameters)).ToHtmlString());
    }

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var content = Encoding.UTF8.GetBytes(await HtmlAsync(view, page));
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        httpContext.Response.ContentLength = content.Length;
        httpContext.Response.Headers.CacheControl = "private, no-cache";
        await httpContext.Response.Body.WriteAsync(content, httpContext.RequestAborted);
    }
}
