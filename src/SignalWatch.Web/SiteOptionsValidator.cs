using Microsoft.Extensions.Options;

namespace SignalWatch.Web;

/// <summary>Checks <see cref="SiteOptions"/> when the program starts.</summary>
[OptionsValidator]
public sealed partial class SiteOptionsValidator : IValidateOptions<SiteOptions>;
