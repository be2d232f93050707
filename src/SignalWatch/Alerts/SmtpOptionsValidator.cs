using Microsoft.Extensions.Options;

namespace SignalWatch.Alerts;

/// <summary>Checks <see cref="SmtpOptions"/> when the program starts.</summary>
[OptionsValidator]
public sealed partial class SmtpOptionsValidator : IValidateOptions<SmtpOptions>;
