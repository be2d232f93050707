using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace SignalWatch.Alerts.Mail;

/// <summary>
/// The one place where a mail's HTML is made. Elements and attributes are named by us; every text and every value is encoded, and what a
/// link or picture points at is checked.
/// </summary>
internal sealed class HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly string[] WithoutEnd = ["meta", "img", "br", "hr"];
    private readonly StringBuilder _html = new("<!doctype html>\n");
    private readonly Stack<string> _open = new();

    /// <summary>Begins an element; one that has no end tag is complete.</summary>
    /// <exception cref="ArgumentException">A name has other than lower-case letters, digits and hyphens, or an address is not http, https or a part of the mail.</exception>
    public HtmlText Open(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _html.Append('<').Append(Checked(name));
        foreach (var (attribute, value) in attributes)
        {
            CheckAddress(attribute, value);
            _html.Append(' ').Append(Checked(attribute)).Append("=\"").Append(Encoder.Encode(value)).Append('"');
        }

        _html.Append('>');
        if (!WithoutEnd.Contains(name, StringComparer.Ordinal))
        {
            _open.Push(name);
        }

        return this;
    }

    /// <summary>Adds text.</summary>
    public HtmlText Text(string text)
    {
        _html.Append(Encoder.Encode(text));
        return this;
    }

    /// <summary>Ends the element that was begun last.</summary>
    public HtmlText Close()
    {
        var name = _open.Pop();
        _html.Append("</").Append(name).Append(name is "div" or "p" or "h1" or "h2" or "ul" or "li" or "head" ? ">\n" : ">");
        return this;
    }

    /// <summary>An element that holds nothing but text.</summary>
    public HtmlText Element(string name, string text, params ReadOnlySpan<(string Name, string Value)> attributes) => Open(name, attributes).Text(text).Close();

    /// <summary>The style sheet, which is a constant of ours and not encoded.</summary>
    public HtmlText StyleSheet(string css)
    {
        _html.Append("<style>").Append(css).Append("</style>");
        return this;
    }

    /// <summary>All of it, with what is still open ended.</summary>
    public string Finish()
    {
        while (_open.Count > 0)
        {
            Close();
        }

        return _html.ToString();
    }

    private static string Checked(string name) => name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
        ? name
        : throw new ArgumentException($"'{name}' is no name of an element or attribute.", nameof(name));

    private static void CheckAddress(string attribute, string value)
    {
        var isFit = attribute switch
        {
            "href" => Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https",
            "src" => value.StartsWith("cid:", StringComparison.Ordinal),
            _ => !attribute.StartsWith("on", StringComparison.Ordinal),
        };
        if (!isFit)
        {
            throw new ArgumentException($"A mail has no {attribute} like this one.", nameof(value));
        }
    }
}
