using SignalWatch.Assessment;

namespace SignalWatch.Alerts.Mail;

/// <summary>
/// A piece of a mail's page. The same pieces make the text part and the HTML part, so that both say the same. Texts may come from the news:
/// whoever writes them out cleans and encodes them.
/// </summary>
internal abstract record MailBlock
{
    /// <summary>What the mail says, first and largest.</summary>
    /// <param name="Kicker">A short line above it.</param>
    /// <param name="Text">The words.</param>
    /// <param name="Level">The level whose colour stands beside it; null for none.</param>
    public sealed record Title(string Kicker, string Text, Level? Level) : MailBlock;

    /// <summary>A heading.</summary>
    public sealed record Heading(string Text) : MailBlock;

    /// <summary>A paragraph of one line of text.</summary>
    /// <param name="Text">The words.</param>
    /// <param name="IsAside">Whether it is printed smaller.</param>
    public sealed record Paragraph(string Text, bool IsAside = false) : MailBlock;

    /// <summary>The mail's picture.</summary>
    /// <param name="AltText">What it shows.</param>
    public sealed record Picture(string AltText) : MailBlock;

    /// <summary>A name with its value, and what stands behind it.</summary>
    /// <param name="Name">The name.</param>
    /// <param name="Value">How it stands.</param>
    /// <param name="Detail">More, in smaller print; may be empty.</param>
    /// <param name="Sparkline">Its course, one character a step; may be empty.</param>
    public sealed record Line(string Name, string Value, string Detail = "", string Sparkline = "") : MailBlock;

    /// <summary>A story.</summary>
    /// <param name="Headline">Its headline.</param>
    /// <param name="Link">Its page; null for none.</param>
    /// <param name="Origin">Outlet and time.</param>
    /// <param name="Weight">Probability and publishers.</param>
    /// <param name="Why">What moved its probability; may be empty.</param>
    /// <param name="Sentence">The sentence that carries most of the evidence; may be empty.</param>
    /// <param name="Verdicts">The verdicts that can be given on it; may be empty.</param>
    public sealed record Story(
        string Headline, StoryLink? Link, string Origin, string Weight, string Why, string Sentence, IReadOnlyList<MailAction> Verdicts) : MailBlock;

    /// <summary>What the reader can do about the mail itself.</summary>
    public sealed record Actions(IReadOnlyList<MailAction> Items) : MailBlock;
}
