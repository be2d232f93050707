using System.Collections.Frozen;
using System.Text;

namespace SignalWatch.Feeds.Parsing;

/// <summary>Finds the encoding that a label means, as browsers do (WHATWG Encoding Standard): supersets stand in for what they contain.</summary>
internal static class EncodingNames
{
    private static readonly FrozenDictionary<string, int> CodePages = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["ascii"] = 1252, ["us-ascii"] = 1252, ["iso-8859-1"] = 1252, ["iso8859-1"] = 1252, ["iso_8859-1"] = 1252, ["latin1"] = 1252,
        ["latin-1"] = 1252, ["l1"] = 1252, ["cp1252"] = 1252, ["ansi"] = 1252, ["iso-8859-9"] = 1254, ["latin5"] = 1254, ["cp1254"] = 1254,
        ["cp1250"] = 1250, ["cp1251"] = 1251, ["win-1251"] = 1251, ["cp1251-windows"] = 1251, ["windows1251"] = 1251, ["win1251"] = 1251,
        ["cp1253"] = 1253, ["cp1255"] = 1255, ["cp1256"] = 1256, ["cp1257"] = 1257, ["cp1258"] = 1258, ["cp866"] = 866,
        ["gb2312"] = 54936, ["gbk"] = 54936, ["gb_2312-80"] = 54936, ["x-gbk"] = 54936, ["cp936"] = 54936, ["gb18030"] = 54936,
        ["big5-hkscs"] = 950, ["shift_jis"] = 932, ["shift-jis"] = 932, ["sjis"] = 932, ["x-sjis"] = 932, ["windows-31j"] = 932, ["cp932"] = 932,
        ["euc-kr"] = 949, ["ks_c_5601-1987"] = 949, ["cp949"] = 949, ["uhc"] = 949, ["euckr"] = 949, ["tis-620"] = 874, ["iso-8859-11"] = 874,
        ["eucjp"] = 51932, ["x-euc-jp"] = 51932, ["utf8"] = 65001, ["unicode-1-1-utf-8"] = 65001, ["utf-8n"] = 65001, ["cp65001"] = 65001,
        ["utf16"] = 1200, ["unicode"] = 1200, ["ucs-2"] = 1200, ["iso-10646-ucs-2"] = 1200, ["utf32"] = 12000, ["ucs-4"] = 12000,
        ["iso-8859-8-i"] = 1255, ["iso-8859-8"] = 1255, ["koi8r"] = 20866, ["koi"] = 20866, ["koi8"] = 20866, ["koi8u"] = 21866,
        ["macintosh"] = 10000, ["x-mac-cyrillic"] = 10007,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    static EncodingNames() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The encoding of this label; null when there is none. It throws on bytes that it can't mean.</summary>
    public static Encoding? Find(string? label)
    {
        var name = label?.Trim().Trim('"', '\'').Trim();
        if (string.IsNullOrEmpty(name) || name.Length > 40)
        {
            return null;
        }

        if (CodePages.TryGetValue(name, out var codePage))
        {
            return Strict(codePage);
        }

        try
        {
            return Strict(Encoding.GetEncoding(name).CodePage);
        }
        catch (ArgumentException)
        {
            return null;
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The encoding of a code page that is known to exist. It throws on bytes that it can't mean.</summary>
    public static Encoding Strict(int codePage) =>
        Encoding.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    /// <summary>The encoding with a replacement for bytes that it can't mean.</summary>
    public static Encoding Lenient(int codePage) => Encoding.GetEncoding(codePage);
}
