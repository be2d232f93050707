using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace SignalWatch.Articles;

/// <summary>
/// Tells walls from articles. An article may speak of cookies, captchas and subscriptions, so that words count only where there is
/// little other text, and the more text there is, the plainer they must be.
/// </summary>
internal static partial class WallDetector
{
    // A news flash may be as short as this; with less text the whole page is looked at.
    private const int EnoughWords = 40;
    private const int ShortTeaser = 60;
    private const int ShortArticle = 150;
    private const int LongestConsent = 900;
    private const int VisibleCharacters = 6000;

    private static readonly (WallKind Kind, Regex Words)[] Walls =
    [
        (WallKind.BotCheck, BotPattern()),
        (WallKind.JavaScript, JavaScriptPattern()),
        (WallKind.Consent, ConsentPattern()),
        (WallKind.Paywall, PaywallPattern()),
        (WallKind.Login, LoginPattern()),
        (WallKind.ErrorPage, ErrorPattern()),
    ];

    /// <summary>What is seen of a page before anything is taken out of it.</summary>
    public static WallEvidence Look(IDocument document)
    {
        var visible = string.Join(' ', BlockReader.Read(document.DocumentElement).Select(block => block.Text));
        var fallback = string.Join(' ', document.QuerySelectorAll("noscript").Select(element => element.TextContent));
        var title = $"{document.Title} | {document.QuerySelector("h1")?.TextContent}";
        return new WallEvidence(
            string.Join(' ', title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            visible[..Math.Min(visible.Length, VisibleCharacters)],
            fallback,
            document.QuerySelector("input[type=password]") is not null);
    }

    /// <summary>The wall that the page is, or null when it may be an article.</summary>
    /// <param name="evidence">What was seen.</param>
    /// <param name="body">The text extracted.</param>
    /// <param name="isForSubscribers">The page states that only subscribers may read it.</param>
    public static ArticleOutcome.Wall? Find(WallEvidence evidence, IReadOnlyList<ArticleBlock> body, bool isForSubscribers)
    {
        var words = body.Sum(block => block.Words);
        if (IsMostlyConsent(evidence, body, words))
        {
            return new ArticleOutcome.Wall(WallKind.Consent, "Most of the text asks for consent to cookies or the use of personal data.");
        }

        return words >= ShortArticle ? null : InsteadOfArticle(evidence, body, words, isForSubscribers);
    }

    private static ArticleOutcome.Wall? InsteadOfArticle(
        WallEvidence evidence, IReadOnlyList<ArticleBlock> body, int words, bool isForSubscribers)
    {
        if (isForSubscribers && words < ShortTeaser)
        {
            return new ArticleOutcome.Wall(WallKind.Paywall, "The page states that it is not free to read, and shows only its start.");
        }

        if (PaywallBoxPattern().Match(evidence.Visible) is { Success: true } box)
        {
            return new ArticleOutcome.Wall(WallKind.Paywall, $"The page says \"{box.Value}\".");
        }

        if (ErrorTitlePattern().Match(evidence.Title) is { Success: true } title)
        {
            return new ArticleOutcome.Wall(WallKind.ErrorPage, $"The title says \"{title.Value.Trim()}\".");
        }

        var said = words >= EnoughWords
            ? $"{evidence.Title} {string.Join(' ', body.Select(block => block.Text))}"
            : $"{evidence.Title} {evidence.Visible} {evidence.Fallback}";
        foreach (var (kind, pattern) in Walls)
        {
            if (pattern.Match(said) is { Success: true } match)
            {
                return new ArticleOutcome.Wall(kind, $"The page says \"{match.Value}\".");
            }
        }

        return words < EnoughWords && evidence.AsksForPassword
            ? new ArticleOutcome.Wall(WallKind.Login, "The page asks for a password and has next to no text.")
            : null;
    }

    private static bool IsMostlyConsent(WallEvidence evidence, IReadOnlyList<ArticleBlock> body, int words) =>
        words is > 0 and < LongestConsent
        && ConsentPattern().IsMatch($"{evidence.Title} {evidence.Visible}")
        && body.Where(block => ConsentWordPattern().Count(block.Text) * 12 >= block.Words).Sum(block => block.Words) * 2 > words;

    [GeneratedRegex(
        """
        (verify|confirm|prove|check(ing)?)\s+(that\s+)?(you\s+are|you're|you’re|if\s+you\s+are|if\s+the\s+site\s+connection)\s+(not\s+a\s+(robot|bot)|(a\s+)?(real\s+)?(human|person)|secure)|are\s+you\s+a\s+(robot|human)|i['’]?m\s+not\s+a\s+robot|not\s+a\s+robot
        |checking\s+your\s+browser|just\s+a\s+moment\s*\.\.\.|security\s+check\s+to\s+access|complete\s+the\s+(captcha|security\s+check|puzzle|challenge)|solve\s+(the|this)\s+(captcha|puzzle)|unusual\s+(traffic|activity)
        |automated\s+(requests|access|queries)|pardon\s+our\s+interruption|ddos\s+protection|access\s+(to\s+this\s+page\s+)?has\s+been\s+(denied|blocked|restricted)|you\s+have\s+been\s+blocked|access\s+denied|request\s+(was\s+)?blocked|press\s+(and|&)\s+hold
        |не\s+робот|проверка\s+браузера|подтвердите,\s+что\s+вы|robot\s+olmad|kein\s+roboter|pas\s+un\s+robot
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BotPattern();

    [GeneratedRegex(
        """
        (enable|turn\s+on|activate|allow|requires?|needs?|without)\s+java\s?script|java\s?script\s+(is|must\s+be|has\s+to\s+be|appears\s+to\s+be|seems\s+to\s+be)\s+(disabled|enabled|required|turned\s+(on|off)|off|switched\s+(on|off)|needed)|browser\s+does\s+not\s+support\s+java\s?script
        |включите\s+java\s?script|javascript\s+(aktivieren|etkinleştir)|activer\s+javascript|active\s+javascript
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex JavaScriptPattern();

    [GeneratedRegex(
        """
        we\s+(value|respect|care\s+about)\s+your\s+privacy|your\s+privacy\s+(choices|matters|is\s+important)|before\s+you\s+(continue|read\s+on|enter)|(accept|reject|allow|agree\s+to|manage|refuse)\s+(all\s+)?(the\s+use\s+of\s+)?(our\s+)?cookies|accept\s+all|cookie\s+(consent|settings|preferences|wall)
        |we\s+and\s+(our|up\s+to)\s+.{0,30}partners|consent\s+to\s+(the\s+)?(use|processing|storing)|we\s+need\s+your\s+consent|mit\s+werbung\s+(und\s+cookies\s+)?(weiter|lesen)|cookies\s+(zustimmen|akzeptieren)|einwilligung|accepter\s+(et|les\s+cookies)|continuer\s+sans\s+accepter|aceptar\s+(todas\s+las\s+)?cookies|aceitar\s+(todos\s+os\s+)?cookies
        |принять\s+(все\s+)?cookie|согласие\s+на\s+обработку|çerez(leri)?\s+kabul
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ConsentPattern();

    [GeneratedRegex(
        @"\b(cookies?|consent|privacy|partners|personal\s+data|purposes|legitimate\s+interest|advertising|personali[sz]ed|preferences|vendors|einwilligung|datenschutz|zustimm\w+|werbung|confidentialité|partenaires|données|consentement|конфиденциальност\w+|персональн\w+)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ConsentWordPattern();

    [GeneratedRegex(
        """
        subscribers?[\s-]+only|(only|exclusively|exclusive|available)\s+(available\s+)?(to|for)\s+(our\s+)?(paying\s+)?(subscribers|members)|already\s+a\s+(subscriber|member)|choose\s+(your|a)\s+(plan|subscription)|free\s+articles?\s+(left|remaining|this\s+month)|(reached|used|hit)\s+(your|the)\s+.{0,20}\s?(limit|articles)
        |for\s+subscribers|start\s+your\s+(free\s+)?trial|premium\s+(article|content)|только\s+(для|по)\s+подпис\w+|nur\s+für\s+abonnenten|réservé\s+(à\s+nos|aux)\s+abonnés|solo\s+para\s+suscriptores
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PaywallPattern();

    /// <summary>Says that the text goes on behind a payment, plainly enough to count wherever it stands on a page with little text.</summary>
    [GeneratedRegex(
        """
        (subscribe|become\s+a\s+(member|subscriber)|join|pay|register\s+and\s+subscribe|purchase\s+a\s+subscription|unlock\s+this\s+article)\s+(now\s+|today\s+|here\s+)?(to|and)\s+(continue|keep|read|finish|go\s+on|see\s+the\s+rest|unlock)\b(\s+\w+){0,3}|to\s+(continue|keep)\s+reading,?\s+(please\s+)?(subscribe|become|buy|choose)
        |(this|the\s+rest\s+of\s+this|the\s+full)\s+(article|story|content|text)\s+is\s+(reserved|only|available|exclusively?)\s+.{0,30}(subscribers|members)|оформите\s+подписку,?\s+чтобы|weiterlesen\s+mit\b|pour\s+lire\s+la\s+suite|abonnez-vous\s+pour
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PaywallBoxPattern();

    [GeneratedRegex(
        """
        (log|sign)\s?in\s+(or\s+\S+(\s\S+){0,3}\s+)?(to|and)\s+(continue|read|view|see|access|proceed)|(please|you\s+(must|need\s+to|have\s+to))\s+(log|sign|be\s+logged|be\s+signed)\s?in|create\s+(a\s+)?(free\s+)?account\s+to|register\s+(for\s+free\s+)?to\s+(continue|read|view)|войдите,?\s+чтобы|members?\s+login
        |anmelden,?\s+um\b|connectez-vous\s+pour
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LoginPattern();

    [GeneratedRegex(
        """
        page\s+(you\s+(requested|are\s+looking\s+for|were\s+looking\s+for|wanted|want)\s+.{0,20})?(can['’]?t|could\s*n['’]?t|can\s?not|could\s+not|was\s+not|is\s+not|no\s+longer|does\s+not|doesn['’]?t)\s+(be\s+)?(found|exists?|available)|page\s+not\s+found|we\s+(can['’]?t|could\s*n['’]?t|cannot)\s+find\s+(the|that|this)\s+page|this\s+(page|article|story|content)\s+(has\s+been|was|is)\s+(removed|deleted|no\s+longer|not\s+available|unavailable)
        |something\s+went\s+wrong|internal\s+server\s+error|service\s+(is\s+)?(temporarily\s+)?unavailable|bad\s+gateway|gateway\s+time-?out|under\s+maintenance|scheduled\s+maintenance|this\s+domain\s+(is|may\s+be)\s+for\s+sale|database\s+connection|not\s+available\s+in\s+your\s+(country|region)|unavailable\s+for\s+legal\s+reasons|account\s+(has\s+been\s+)?suspended
        |страница\s+не\s+найдена|seite\s+nicht\s+gefunden|page\s+introuvable|página\s+no\s+encontrada|sayfa\s+bulunamadı
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ErrorPattern();

    [GeneratedRegex(
        @"^\s*((error\s+)?(400|401|403|404|410|451|500|502|503|504)\b(\s*[-–—:|]|\s+(error|not|forbidden|bad|service|gateway|internal|page)|\s*$)|page\s+not\s+found|not\s+found\b|error\s*(\||$))",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ErrorTitlePattern();
}
