using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SignalWatch.Web.Cloud;

namespace SignalWatch.Functions;

/// <summary>Everything over HTTP: the site's own pipeline tells who may do what.</summary>
/// <param name="site">The site.</param>
/// <param name="health">Answers probes.</param>
public sealed class SiteFunctions(CloudSite site, CloudHealth health)
{
    /// <summary>Answers a probe, also where the site itself can't start.</summary>
    [Function("Health")]
    public Task HealthAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "healthz")] HttpRequest request) =>
        health.AnswerAsync(request.HttpContext);

    /// <summary>API, dashboard and the links in mails.</summary>
    [Function("Site")]
    public Task SiteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "{*path}")] HttpRequest request) =>
        site.AnswerAsync(request.HttpContext);
}
