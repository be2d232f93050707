using System.Text.RegularExpressions;

namespace SignalWatch.Articles;

/// <summary>Drops the leftovers that only their words give away: "Related:", photo credits, newsletter offers, datelines of the site.</summary>
internal static partial class BoilerplateText
{
    private const int LongestLeftover = 60;
    private const int LongestLinkLine = 25;

    /// <summary>The blocks that are the article.</summary>
    /// <param name="blocks">In the page's order.</param>
    /// <param name="title">The headline, which is not part of the body.</param>
    public static IReadOnlyList<ArticleBlock> Remove(IReadOnlyList<ArticleBlock> blocks, string title)
    {
        var first = 0;
        while (first < blocks.Count && IsHead(blocks[first], title))
        {
            first++;
        }

        var kept = new List<ArticleBlock>(blocks.Count);
        for (var i = first; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (IsLinkHeading(block))
            {
                // "You may also like", and the links below it.
                while (i + 1 < blocks.Count && IsLinkLine(blocks[i + 1]))
                {
                    i++;
                }

                continue;
            }

            if (!IsLeftover(block))
            {
                kept.Add(block);
            }
        }

        while (kept.Count > 1 && IsTail(kept[^1]))
        {
            kept.RemoveAt(kept.Count - 1);
        }

        return kept;
    }

    private static bool IsHead(ArticleBlock block, string title) =>
        IsLeftover(block)
        || block.Text.Equals(title, StringComparison.OrdinalIgnoreCase)
        || (block.Words <= 25 && HeadPattern().IsMatch(block.Text))
        || (block.Words <= 12 && IsLinkLine(block));

    private static bool IsTail(ArticleBlock block) =>
        block.IsHeading || IsLinkLine(block) || (block.Words <= LongestLeftover && TailPattern().IsMatch(block.Text));

    private static bool IsLeftover(ArticleBlock block) =>
        block.Words <= LongestLeftover
        && (LeftoverPattern().IsMatch(block.Text) || IsLoudLink(block) || (block.Words <= 12 && ShortPattern().IsMatch(block.Text)));

    /// <summary>A line of capitals that is a link, set between paragraphs: the headline of another article.</summary>
    private static bool IsLoudLink(ArticleBlock block) =>
        block is { LinkShare: > 0.8, Words: >= 4 and <= LongestLinkLine } && block.Text.Any(char.IsUpper) && !block.Text.Any(char.IsLower);

    private static bool IsLinkHeading(ArticleBlock block) => block.Words <= 12 && LinkHeadingPattern().IsMatch(block.Text);

    private static bool IsLinkLine(ArticleBlock block) => block.LinkShare > 0.8 && block.Words <= LongestLinkLine;

    /// <summary>Lines above the body: dates, bylines, reading times, addresses.</summary>
    [GeneratedRegex(
        """
        ^(by\s+\p{Lu}|von\s+\p{Lu}|par\s+\p{Lu}|por\s+\p{Lu}|автор\b|updated?\b|published\b|posted\b|last\s+(updated|modified)|first\s+published
        |https?://\S+$|share\b|home\s*[>»/]|(mon|tues|wednes|thurs|fri|satur|sun)day\b.{0,30}\d{4}|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2},?\s+\d{4}
        |\d{1,2}[.:/\s]\S{1,12}[.:/\s]\d{2,4}|tempo\s+de\s+leitura|\d+\s+min(ute)?s?\s+read|[\p{L}-]+,\s+\d{1,2}\s+(de\s+)?\p{L}+\s+(de\s+)?\d{4})
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HeadPattern();

    /// <summary>What never is a sentence of the news, wherever it stands.</summary>
    [GeneratedRegex(
        """
        ^\W*(related(\s+(stories|articles|content|video|coverage|news))?\s*:|read\s+(more|also|next)\b|also\s+read\b|also\s*:|see\s+(also|more)\b|recommended\s*:|more\s*:|don['’]?t\s+miss\s*:|watch\s*:
        |photos?\s*:|image\s*:|image\s+(source|credit|copyright)|picture\s*:|credits?\s*:|(photo|image)\s+(by|credit|source)|getty\s+images|media\s+caption|©|copyright\s
        |advert(isement)?$|story\s+continues|article\s+continues|continue\s+reading|scroll\s+down|skip\s+to\b|\[button\s
        |sign\s+up\s+(for|to)\b.{0,60}\b(newsletter|inbox|email|e-mail|alerts?|updates|briefing)|subscribe\s+(to|now|for|here)\b|get\s+the\s+latest\b.{0,80}\b(inbox|newsletter|email|e-mail)|follow\s+(us|@|\S+(\s\S+){0,3}\s+on\s+(twitter|facebook|instagram|x\b|telegram))
        |like\s+us\s+on|join\s+(us|our)\s+.{0,40}(telegram|whatsapp|facebook|newsletter)|have\s+a\s+(news\s+)?tip\b|got\s+a\s+(news\s+)?tip\b|(this|our)\s+(web)?site\s+uses\s+cookies|this\s+slideshow\s+requires
        |this\s+(post|article|story|page)\s+may\s+contain\s+(affiliate|referral)|filed\s+under\b|tags?\s*:|posted\s+(in|by)\b|image\s+\d+\s+of\b|\d+\s+of\s+\d+$|enlarge\s+image|hide\s+caption|toggle\s+caption
        |читайте\s+также|подписывайтесь|подпишитесь|ещ[её]\s+по\s+теме|фото\s*:|по\s+теме\s*:|lire\s+aussi|à\s+lire\s+aussi|lesen\s+sie\s+auch|mehr\s+zum\s+thema|le[ae]\s+también|leia\s+(também|mais)
        |leggi\s+anche|ayrıca\s+okuyun|ilgili\s+haber|həmçinin\s+oxuyun|اقرأ\s+أيضا|بیشتر\s+بخوانید|همچنین\s+بخوانید|ასევე\s+წაიკითხეთ|წაიკითხეთ\s+ასევე)
        |\bin\s+this\b.{0,40}\bfile\s+photo\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LeftoverPattern();

    /// <summary>Labels of buttons and pictures, and credits with an agency at the end.</summary>
    [GeneratedRegex(
        """
        ^(advert|ads?|sponsored|share|tweet|print|email|close|caption|comments?|loading\.*|play|menu|search|subscribe|sign\s+(in|up)|log\s+in|read\s+more|more|next|previous|iklan|anzeige|publicidad|publicidade|реклама)$
        |(\||/|\(|—|–)\s*(getty(\s+images)?|reuters|afp|ap|associated\s+press|shutterstock|bloomberg)[^.]{0,30}\)?$|^(getty\s+images|reuters|afp|shutterstock)$
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ShortPattern();

    /// <summary>Headings of lists of other articles.</summary>
    [GeneratedRegex(
        """
        ^\W*(you\s+(may|might)\s+(also\s+)?(like|be\s+interested)|related\b.{0,30}|more\s*:?|more\s+(from|on|stories|news|about)\b.{0,40}|read\s+(more|next|also)\b.{0,30}|see\s+also|recommended(\s+for\s+you)?|most\s+(read|popular)
        |trending(\s+now)?|latest\s+(news|stories)|other\s+(news|stories)|what\s+to\s+read\s+next|top\s+stories|editor['’]?s\s+picks|don['’]?t\s+miss|something\s+to\s+consider|recommended\s+stories|популярное|читайте\s+также)\W*$
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LinkHeadingPattern();

    /// <summary>Lines below the body: who wrote it, where to complain, what to buy.</summary>
    [GeneratedRegex(
        """
        ^\W*((additional\s+)?reporting\s+by|about\s+the\s+author|(the\s+)?(writer|author)\s+is\b|contact\s+(the\s+)?(author|writer|reporter|us)\b|email\s+.{0,40}@|originally\s+published|this\s+(article|story)\s+(was|is|first|originally)\s
        |via\s+\S+$|already\s+a\s+(subscriber|member)\b|if\s+you\s+enjoyed\s+this|join\s+our\b|listen\s+to\b.{0,60}\b(live|podcast)|get\s+.{0,60}\bby\s+clicking\s+here|get\s+access\s+to\b|updated\s+at\b|need\s+more\b.{0,80}\bsubscribe|follow\s+.{0,60}\bon\s+(twitter|facebook|instagram)|all\s+rights\s+reserved|tell\s+us\s+what|what\s+do\s+you\s+think|leave\s+a\s+comment|do\s+you\s+have\s+a\s+(story|tip)|to\s+(contact|comment)\b
        |get\s+.{0,60}\bdelivered\b|внимание\s*:\s*комментар|aten[çc][ãa]o\s*:\s*coment)
        |\bmay\s+be\s+reached\s+at\b|\bcan\s+be\s+reached\s+at\b|\bfollow\s+(him|her|them|us)\s+on\b|\bis\s+(a|an|the)\s+.{0,60}\b(reporter|editor|correspondent|writer|journalist|columnist|contributor|curator)\b.{0,60}\b(at|for|with|of|based)\b
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TailPattern();
}
