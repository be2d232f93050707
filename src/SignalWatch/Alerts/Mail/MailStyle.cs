namespace SignalWatch.Alerts.Mail;

/// <summary>How a mail looks. Styles stand at each element, since some readers drop style sheets; the sheet only adds the dark view and narrow screens.</summary>
internal static class MailStyle
{
    /// <summary>The sheet.</summary>
    public const string Sheet = """
        :root{color-scheme:light dark;supported-color-schemes:light dark}
        @media (max-width:480px){.card{padding:16px 14px!important;border-radius:0!important}.page{padding:0!important}}
        @media (prefers-color-scheme:dark){
        .page{background:#121417!important}
        .card{background:#1c1f24!important;color:#e7e9ec!important;border-color:#30353c!important}
        .quiet{color:#a3acb6!important}
        .rule{border-color:#343a42!important}
        .link{color:#7cbcff!important}
        .button{color:#cfe5ff!important;border-color:#4b6a8c!important}
        }
        """;

    /// <summary>The body.</summary>
    public const string Page = "margin:0;padding:16px 8px;background:#f1f2f0;-webkit-text-size-adjust:100%";

    /// <summary>The sheet of paper that everything stands on.</summary>
    public const string Card = "max-width:640px;box-sizing:border-box;margin:0 auto;padding:22px 26px;background:#ffffff;color:#1d2126;border:1px solid #dfe2e0;border-radius:8px;"
        + "font:16px/1.5 -apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;overflow-wrap:anywhere;word-break:break-word";

    /// <summary>What an inbox shows beside the subject and the mail itself does not.</summary>
    public const string Preheader = "display:none;max-height:0;overflow:hidden;mso-hide:all";

    /// <summary>The line above the title.</summary>
    public const string Kicker = "margin:0 0 4px;font-size:13px;color:#5a636d";

    /// <summary>The title; the colour of the bar beside it is the level's.</summary>
    public const string Title = "margin:0 0 16px;padding-left:12px;border-left:6px solid ";

    /// <summary>The title's words.</summary>
    public const string TitleText = "margin:0;font-size:22px;line-height:1.25;font-weight:700";

    /// <summary>A heading.</summary>
    public const string Heading = "margin:24px 0 8px;padding-top:12px;border-top:1px solid #e3e6e4;font-size:13px;line-height:1.3;letter-spacing:.06em;text-transform:uppercase;font-weight:700;color:#5a636d";

    /// <summary>A paragraph.</summary>
    public const string Paragraph = "margin:0 0 10px";

    /// <summary>A paragraph in smaller print.</summary>
    public const string Aside = "margin:0 0 8px;font-size:14px;line-height:1.45;color:#5a636d";

    /// <summary>The picture.</summary>
    public const string Picture = "display:block;width:100%;max-width:588px;height:auto;margin:14px 0;border:0;border-radius:6px";

    /// <summary>A name with its value.</summary>
    public const string Line = "margin:0 0 12px";

    /// <summary>The bars of a sparkline.</summary>
    public const string Sparkline = "font-family:'DejaVu Sans Mono',Menlo,Consolas,monospace;font-size:13px;line-height:1.3;letter-spacing:0;white-space:nowrap;color:#2f6f9f";

    /// <summary>A story.</summary>
    public const string Story = "margin:0 0 18px";

    /// <summary>A story's headline.</summary>
    public const string Headline = "margin:0 0 2px;font-weight:600;line-height:1.35";

    /// <summary>A story's sentence.</summary>
    public const string Quotation = "margin:6px 0;padding-left:10px;border-left:3px solid #d5dad7;font-size:15px;line-height:1.45";

    /// <summary>A link.</summary>
    public const string Link = "color:#0a58a8;text-decoration:underline";

    /// <summary>A link that does something.</summary>
    public const string Button = "display:inline-block;margin:4px 8px 4px 0;padding:4px 12px;border:1px solid #9fb6cc;border-radius:16px;font-size:14px;line-height:1.4;color:#0a4f96;text-decoration:none";

    /// <summary>Links that do something, in a row.</summary>
    public const string Actions = "margin:0 0 12px";

    /// <summary>A command.</summary>
    public const string Command = "font-family:'DejaVu Sans Mono',Menlo,Consolas,monospace;font-size:13px";
}
