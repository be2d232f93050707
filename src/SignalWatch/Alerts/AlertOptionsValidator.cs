using Microsoft.Extensions.Options;

namespace SignalWatch.Alerts;

/// <summary>Checks <see cref="AlertOptions"/> when the program starts.</summary>
[OptionsValidator]
public sealed partial class AlertOptionsValidator : IValidateOptions<AlertOptions>;
