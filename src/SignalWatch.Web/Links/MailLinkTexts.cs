using System.Globalization;
using Microsoft.AspNetCore.Http;
using SignalWatch.Alerts.Analysts;
using SignalWatch.History;
using SignalWatch.Jobs;
using SignalWatch.Web.Pipeline;

namespace SignalWatch.Web.Links;

/// <summary>What the pages behind a mail's links say.</summary>
internal static class MailLinkTexts
{
    /// <summary>For a token that is whole but not signed by us so.</summary>
    public static (int Status, PlainPage Page) Forged { get; } = Refused(
        StatusCodes.Status403Forbidden, "This link is not valid", "It was changed on its way, or its key was replaced. Nothing was changed; use the link in a newer mail.");

    /// <summary>For what is no token.</summary>
    public static (int Status, PlainPage Page) Malformed { get; } = Refused(
        StatusCodes.Status400BadRequest, "This link is not whole", "Mail programs sometimes break long links. Nothing was changed; copy the whole link from the mail.");

    /// <summary>For a token that came too late.</summary>
    public static (int Status, PlainPage Page) Expired(DateTimeOffset since) => Refused(
        StatusCodes.Status410Gone, "This link has expired", $"It could be used until {TimeOf(since)}. Nothing was changed; use the link in a newer mail.");

    /// <summary>For a good token: what the button does, or what was done.</summary>
    public static (int Status, PlainPage Page) Of(FollowOutcome outcome, bool isDone) => outcome switch
    {
        FollowOutcome.Verdict verdict => (StatusCodes.Status200OK, isDone ? Given(verdict) : Asked(verdict)),
        FollowOutcome.Mute mute => (StatusCodes.Status200OK, isDone ? Muted(mute) : ToMute(mute)),
        FollowOutcome.Unsubscription unsubscription => (StatusCodes.Status200OK, isDone ? Unsubscribed(unsubscription.Analyst) : ToUnsubscribe(unsubscription.Analyst)),
        FollowOutcome.NoMail => (StatusCodes.Status200OK, Page("You get no mail", "There is nothing to mute: no mail is sent to you at all. Nothing was changed.")),
        FollowOutcome.Used used => (StatusCodes.Status200OK, Page("This link was used already", $"It was followed on {TimeOf(used.At)}, and works once. Nothing was changed now; use the link in a newer mail.")),
        FollowOutcome.NotScored unscored => Refused(
            StatusCodes.Status410Gone, "This item was not scored", $"A verdict on it would teach nothing: {unscored.Reason}. Nothing was changed."),
        FollowOutcome.Gone gone => Refused(StatusCodes.Status410Gone, "This is not here any more", $"{Missing(gone.What)} Nothing was changed."),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome.GetType().Name, "No page tells of this."),
    };

    private static PlainPage Asked(FollowOutcome.Verdict verdict) => Page(
        $"Is this about “{verdict.Indicator.Title}”?",
        verdict.Indicator.Question,
        Quoted(verdict.Item),
        $"Your answer would be: {Sentence(verdict.Judgement)}") with { Button = verdict.Judgement is Judgement.Wrong ? "No, it is wrong" : "Yes, it is correct" };

    private static PlainPage Given(FollowOutcome.Verdict verdict) => Page(
        "Thank you",
        $"Your answer on “{verdict.Indicator.Title}” is kept, and the classifier learns from it: {Sentence(verdict.Judgement)}",
        Quoted(verdict.Item),
        "If you did not mean it, use the other link in the mail: the last answer counts.");

    private static PlainPage ToMute(FollowOutcome.Mute mute) => Page(
        $"Mute {Subject(mute)}?", $"No immediate mail about {Subject(mute)} would be sent to you before {TimeOf(mute.Until)}. Digests go on.") with { Button = "Mute" };

    private static PlainPage Muted(FollowOutcome.Mute mute) => Page(
        "Muted", $"No immediate mail about {Subject(mute)} is sent to you before {TimeOf(mute.Until)}. Digests go on.");

    private static PlainPage ToUnsubscribe(Analyst analyst) => Page(
        "Unsubscribe?", $"No mail at all would be sent to {analyst.Address} any more.") with { Button = "Unsubscribe" };

    private static PlainPage Unsubscribed(Analyst analyst) => Page(
        "You are unsubscribed", $"No mail is sent to {analyst.Address} any more. Whoever runs this installation can start it again.");

    private static string Subject(FollowOutcome.Mute mute) => mute.Indicator is { } indicator ? $"“{indicator.Title}”" : "everything";

    private static string Quoted(StoredItem item) =>
        $"{(item.Title.Length == 0 ? "(without a title)" : item.Title)} - {item.Outlet}, {item.Time.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}";

    private static string Sentence(Judgement judgement) => judgement switch
    {
        Judgement.Wrong => "no, it is not evidence for it.",
        _ => "yes, it is evidence for it.",
    };

    private static string Missing(string what) => what switch
    {
        "analyst" => "The analyst to whom the mail was sent has been removed.",
        "indicator" => "The indicator is not watched any more.",
        _ => "The item is not in the history any more.",
    };

    private static string TimeOf(DateTimeOffset time) => time.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static PlainPage Page(string title, params string[] paragraphs) => new() { Title = title, Paragraphs = paragraphs };

    private static (int Status, PlainPage Page) Refused(int status, string title, string paragraph) => (status, Page(title, paragraph));
}
