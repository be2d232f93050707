using Microsoft.Extensions.Options;

namespace SignalWatch.Alerts.Delivery;

/// <summary>Checks <see cref="SmtpOptions"/> when the program starts.</summary>
[OptionsValidator]
public sealed partial class SmtpOptionsValidator : IValidateOptions<SmtpOptions>;
