using Microsoft.Extensions.Options;

namespace SignalWatch.Alerts.Mail;

/// <summary>Checks <see cref="MailOptions"/> when the program starts.</summary>
[OptionsValidator]
public sealed partial class MailOptionsValidator : IValidateOptions<MailOptions>;
