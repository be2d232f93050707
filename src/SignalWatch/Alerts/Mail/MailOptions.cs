using System.ComponentModel.DataAnnotations;
using SignalWatch.Alerts.Analysts;

namespace SignalWatch.Alerts.Mail;

/// <summary>Who mail comes from, and where its links lead. Section <c>Mail</c> of the configuration.</summary>
public sealed class MailOptions : IValidatableObject
{
    /// <summary>The sender's address. Default <c>signalwatch@localhost</c>.</summary>
    [Required(ErrorMessage = "write the sender's address, such as signalwatch@example.org")]
    public string From { get; set; } = "signalwatch@localhost";

    /// <summary>The operator's address, who hears of trouble; empty, the default, writes to nobody.</summary>
    public string Operator { get; set; } = "";

    /// <summary>The address under which analysts reach this installation, such as <c>https://signalwatch.example.org/</c>; null, the default, leaves links out of mails.</summary>
    public Uri? PublicUrl { get; set; }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MailAddress.ProblemOf(From) is { } from)
        {
            yield return new ValidationResult($"the address {from}", [nameof(From)]);
        }

        if (Operator.Length > 0 && MailAddress.ProblemOf(Operator) is { } problem)
        {
            yield return new ValidationResult($"the address {problem}", [nameof(Operator)]);
        }

        // A link that a mail carries elsewhere is read on its way, so it is encrypted.
        if (PublicUrl is not null && !(PublicUrl.IsAbsoluteUri && (PublicUrl.Scheme == Uri.UriSchemeHttps || (PublicUrl.Scheme == Uri.UriSchemeHttp && PublicUrl.IsLoopback))
            && PublicUrl is { Query: "", Fragment: "", UserInfo: "" }))
        {
            yield return new ValidationResult(
                "write the whole address without a query, such as https://signalwatch.example.org/; http is for this machine only", [nameof(PublicUrl)]);
        }
    }
}
