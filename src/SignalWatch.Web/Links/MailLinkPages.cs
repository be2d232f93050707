using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SignalWatch.Alerts.Links;
using SignalWatch.Jobs;
using SignalWatch.Web.Access;

namespace SignalWatch.Web.Links;

/// <summary>
/// The pages that links in mails lead to: <c>/m/{token}</c>. GET shows what the button would do and changes nothing, because mail scanners
/// follow links; POST does it, with or without a page before, so that a mail program's one click (RFC 8058) is enough to unsubscribe.
/// The token is the right: no key, no cookie, no login. It works once.
/// </summary>
public static class MailLinkPages
{
    /// <summary>Registers what the pages ask for.</summary>
    /// <param name="services">The host's services, which have <see cref="WatchServices.AddWatch"/>.</param>
    /// <param name="signer">What signed the links.</param>
    public static IServiceCollection AddMailLinks(this IServiceCollection services, LinkSigner signer) => services.AddSingleton(signer).AddSingleton<UsedLinks>().AddSingleton<FollowLink>();

    /// <summary>Maps the pages.</summary>
    public static void MapMailLinks(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"/{LinkSigner.Path}{{token}}", ShowAsync).AllowHolderOfLink().ExcludeFromDescription();
        routes.MapPost($"/{LinkSigner.Path}{{token}}", FollowAsync).AllowHolderOfLink().ExcludeFromDescription();
    }

    private static Task ShowAsync(string token, LinkSigner signer, FollowLink follow, HttpContext context) =>
        AnswerAsync(signer.Check(token), follow.PreviewAsync, isDone: false, context);

    private static Task FollowAsync(string token, LinkSigner signer, FollowLink follow, HttpContext context) =>
        AnswerAsync(signer.Check(token), follow.RunAsync, isDone: true, context);

    private static async Task AnswerAsync(
        LinkCheck check, Func<LinkCheck.Valid, CancellationToken, Task<FollowOutcome>> follow, bool isDone, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var (status, page) = check switch
        {
            LinkCheck.Valid valid => MailLinkTexts.Of(await follow(valid, context.RequestAborted), isDone),
            LinkCheck.Expired expired => MailLinkTexts.Expired(expired.Since),
            LinkCheck.Forged => MailLinkTexts.Forged,
            _ => MailLinkTexts.Malformed,
        };
        context.Response.StatusCode = status;
        await page.WriteAsync(context);
    }
}
