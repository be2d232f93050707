using System.Text.RegularExpressions;

namespace SignalWatch.Articles;

/// <summary>Weighs the body that a page states in JSON-LD against the one found in its mark-up.</summary>
internal static partial class StatedBody
{
    private const int FewestWords = 60;

    /// <summary>
    /// The stated body where little was found in the mark-up, else the blocks found: mark-up keeps the paragraphs, and stated bodies
    /// are often cut short or hold captions.
    /// </summary>
    public static IReadOnlyList<ArticleBlock> Prefer(IReadOnlyList<ArticleBlock> found, string? stated)
    {
        var words = stated is null ? 0 : WordPattern().Count(stated);
        return stated is null || words < FewestWords || found.Sum(block => block.Words) * 2 > words
            ? found
            : [new ArticleBlock(stated, 0, "p")];
    }

    [GeneratedRegex(@"\w+", RegexOptions.None, 1000)]
    private static partial Regex WordPattern();
}
