using System.Text;
using AngleSharp.Dom;

namespace SignalWatch.Articles;

/// <summary>Cuts an element into blocks of text, as a browser would show them one below the other.</summary>
internal sealed class BlockReader
{
    private readonly List<ArticleBlock> _blocks = [];
    private readonly StringBuilder _text = new();
    private int _linked;
    private string _tag = "div";

    private BlockReader()
    {
    }

    /// <summary>The blocks in order. The tree's depth must have been checked, since it is walked by recursion.</summary>
    public static IReadOnlyList<ArticleBlock> Read(IElement element)
    {
        var reader = new BlockReader();
        reader.Visit(element, isLinked: false);
        reader.End();
        return reader._blocks;
    }

    private void Visit(INode node, bool isLinked)
    {
        foreach (var child in node.ChildNodes)
        {
            switch (child)
            {
                case IText text:
                    Add(text.Data, isLinked);
                    break;
                case IElement { LocalName: "br" }:
                    // Two in a row part paragraphs; one is a line's end.
                    if (_text is [.., '\n', _] or [.., '\n'])
                    {
                        End();
                    }

                    _text.Append('\n');
                    break;
                case IElement { LocalName: "script" or "style" or "noscript" or "template" or "svg" or "button" or "select" or "textarea" }:
                    break;
                case IElement element when IsBlock(element.LocalName):
                    End();
                    var around = _tag;
                    _tag = element.LocalName;
                    Visit(element, isLinked);
                    End();
                    _tag = around;
                    break;
                case IElement element:
                    Visit(element, isLinked || element.LocalName == "a");
                    break;
            }
        }
    }

    private void Add(string text, bool isLinked)
    {
        _text.Append(text);
        if (isLinked)
        {
            _linked += text.AsSpan().Trim().Length;
        }
    }

    private void End()
    {
        var text = string.Join(' ', _text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length > 0)
        {
            _blocks.Add(new ArticleBlock(text, Math.Min(1, _linked / (double)text.Length), _tag));
        }

        _text.Clear();
        _linked = 0;
    }

    private static bool IsBlock(string tag) => tag is
        "p" or "div" or "li" or "ul" or "ol" or "dl" or "dt" or "dd" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "section"
        or "article" or "aside" or "header" or "footer" or "main" or "nav" or "figure" or "figcaption" or "blockquote" or "pre"
        or "table" or "caption" or "thead" or "tbody" or "tr" or "td" or "th" or "form" or "fieldset" or "address" or "details"
        or "summary" or "hr" or "center" or "body";
}
