using Microsoft.Extensions.Options;

namespace SignalWatch.Alerts.Links;

/// <summary>Checks <see cref="LinkOptions"/> when the program starts.</summary>
[OptionsValidator]
public sealed partial class LinkOptionsValidator : IValidateOptions<LinkOptions>;
