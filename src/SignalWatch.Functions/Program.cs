using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using SignalWatch.Web.Cloud;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddCloud(builder.Configuration);
await builder.Build().RunAsync(CancellationToken.None);
