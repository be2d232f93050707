using System.Diagnostics;
using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SignalWatch.Web.Access;
using SignalWatch.Web.Api;
using SignalWatch.Web.Dashboard;
using SignalWatch.Web.Links;
using SignalWatch.Web.Pipeline;

namespace SignalWatch.Web;

/// <summary>The site's one pipeline, for two hosts: <c>serve</c> puts it on its own Kestrel, the Functions host calls it from its catch-all function.</summary>
public static class WebSite
{
    /// <summary>Registers what the pipeline needs; what the endpoints ask for comes from <see cref="WatchServices.AddWatch"/>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options.</param>
    public static IServiceCollection AddSite(this IServiceCollection services, Action<SiteOptions> configure)
    {
        services.AddOptions<SiteOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SiteOptions>, SiteOptionsValidator>().AddSingleton<SiteAssets>()
            .AddSingleton<ApiKeyHistory>().AddSingleton<KeyRing>().AddSingleton<CallerReader>();
        services.AddRouting().AddProblemDetails().AddCors().AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<SiteOptions>>((limiter, site) => CallerRates.Apply(limiter, site.Value));
        services.AddResponseCompression(Compress);
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);

        // So that a parameter that can't be read is named in the answer.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);

        // A web host registers this itself; the exception handler asks for it in every host.
        services.TryAddSingleton(new DiagnosticListener("Microsoft.AspNetCore"));
        services.TryAddSingleton<DiagnosticSource>(provider => provider.GetRequiredService<DiagnosticListener>());
        return services;
    }

    /// <summary>Puts the whole pipeline on the application, endpoints last.</summary>
    /// <param name="application">A web application, or a builder over a host's services.</param>
    /// <param name="map">Maps the endpoints: <see cref="MapSite"/>, or a test's own.</param>
    public static IApplicationBuilder UseSite(this IApplicationBuilder application, Action<IEndpointRouteBuilder> map)
    {
        var options = application.ApplicationServices.GetRequiredService<IOptions<SiteOptions>>().Value;
        if (options.HasForwardingProxy)
        {
            application.UseForwardedHeaders(OneProxy());
        }

        application.Use(BeginAsync);
        application.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = ErrorAnswer.WriteAsync,
            StatusCodeSelector = ErrorAnswer.StatusOf,

            // What is wrong with a request is told to its sender; strangers must not be able to fill the operator's log.
            SuppressDiagnosticsCallback = failure => failure.Exception is BadHttpRequestException,
        });
        application.UseResponseCompression();
        application.UseStatusCodePages(error => AllowedMethods.Answer(error.HttpContext)
            ? Task.CompletedTask
            : ErrorAnswer.WriteAsync(error.HttpContext, error.HttpContext.Response.StatusCode, null));
        application.Use((context, next) => RequestLimits.CheckAsync(context, next, options));
        application.UseRouting();
        if (options.CorsOrigins.Count > 0)
        {
            application.UseCors(cors => cors.WithOrigins([.. options.CorsOrigins]).WithMethods("GET", "HEAD")
                .WithHeaders("Authorization", "X-Api-Key").WithExposedHeaders("ETag", "Retry-After"));
        }

        application.Use(IdentifyAsync);
        application.UseRateLimiter();
        application.UseMiddleware<AccessGate>();
        application.UseEndpoints(routes =>
        {
            SiteAssets.Map(routes);
            map(routes);
        });
        return application;
    }

    /// <summary>Maps everything that the site offers.</summary>
    public static void MapSite(IEndpointRouteBuilder routes)
    {
        routes.MapMailLinks();
        routes.MapDashboard();
        routes.MapApi();
    }

    /// <summary>The pipeline as one delegate over a host's services, for a host that has routed the request to its catch-all function already.</summary>
    public static RequestDelegate DelegateOf(IServiceProvider services, Action<IEndpointRouteBuilder> map)
    {
        var site = new ApplicationBuilder(services).UseSite(map).Build();
        return async context =>
        {
            // Routing passes over a request that has an endpoint, and the host's own function is one.
            var (outer, values) = (context.GetEndpoint(), context.Request.RouteValues);
            context.SetEndpoint(null);
            context.Request.RouteValues = new RouteValueDictionary();
            try
            {
                await site(context);
            }
            finally
            {
                context.SetEndpoint(outer);
                context.Request.RouteValues = values;
            }
        };
    }

    private static Task BeginAsync(HttpContext context, RequestDelegate next)
    {
        SecurityHeaders.AddTo(context);
        HeadRequest.AnswerAsGet(context);
        return next(context);
    }

    private static async Task IdentifyAsync(HttpContext context, RequestDelegate next)
    {
        var reader = context.RequestServices.GetRequiredService<CallerReader>();
        context.Features.Set(await reader.ReadAsync(context, context.RequestAborted));
        await next(context);
    }

    private static void Compress(ResponseCompressionOptions compression)
    {
        // Over TLS too (BREACH): no body holds a secret beside text that a stranger could choose; a link's token is in no page.
        compression.EnableForHttps = true;
        compression.Providers.Add<BrotliCompressionProvider>();
        compression.Providers.Add<GzipCompressionProvider>();
        compression.MimeTypes =
        [
            .. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "application/x-ndjson", "application/atom+xml", "application/feed+json", "image/svg+xml", "text/csv",
        ];
    }

    private static ForwardedHeadersOptions OneProxy()
    {
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        forwarded.KnownIPNetworks.Clear();
        forwarded.KnownProxies.Clear();
        return forwarded;
    }
}
