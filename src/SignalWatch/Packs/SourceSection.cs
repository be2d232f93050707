namespace SignalWatch.Packs;

/// <summary>Reads an element of <c>sources</c>.</summary>
internal static class SourceSection
{
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromDays(7);

    private const int UsualPages = 3;
    private const int MostPages = 10;

    private static readonly IReadOnlyList<SectionKey> Keys =
    [
        new("id", "civil-georgia"),
        new("title", "Civil Georgia"),
        new("url", "https://news.example/feed"),
        new("publisher", "civil-georgia"),
        new("language", "en"),
        new("interval", "30m"),
        new("trust", "0.8"),
        new("official", "true", IsRequired: false),
        new("page", "{item: \"li.news\"}", IsRequired: false),
    ];

    private static readonly IReadOnlyList<SectionKey> PageKeys =
    [
        new("item", "li.news"),
        new("link", "a", IsRequired: false),
        new("title", "h3", IsRequired: false),
        new("date", "time", IsRequired: false),
        new("summary", "p", IsRequired: false),
        new("next", "a.next", IsRequired: false),
        new("pages", "3", IsRequired: false),
    ];

    /// <param name="addresses">Where each address was first used; this source's is added.</param>
    public static Source Read(RawNode node, int index, Names ids, Dictionary<string, string> addresses, ProblemList problems)
    {
        var section = Section.Open(node, Section.NameOf("source", node, index), Keys, problems);
        return new Source
        {
            Id = new SourceId(section.Id(ids)),
            Title = section.Title("title"),
            Url = ReadUrl(section, addresses),
            Publisher = section.Identifier("publisher") ?? "",
            Language = section.Language("language"),
            Interval = section.Span("interval", ShortestInterval, LongestInterval),
            Trust = ReadTrust(section),
            IsOfficial = section.Flag("official"),
            Selectors = section.Find("page") is { } page ? ReadPage(page, section.Name, problems) : null,
        };
    }

    private static Uri ReadUrl(Section section, Dictionary<string, string> addresses)
    {
        if (section.Scalar("url") is not { } text)
        {
            return SourceAddress.None;
        }

        if (SourceAddress.Parse(text.Text, out var fault, out var suggestion) is not { } url)
        {
            section.Reject("url", text.Line, fault, suggestion);
            return SourceAddress.None;
        }

        if (!addresses.TryAdd(SourceAddress.Identity(url), section.Name))
        {
            section.Reject("url", text.Line, $"is also that of {addresses[SourceAddress.Identity(url)]}", "Remove one of the two sources.");
        }

        return url;
    }

    private static double ReadTrust(Section section)
    {
        var trust = section.Number("trust");
        if (trust is <= 0 or > 1)
        {
            section.Reject("trust", section.Find("trust")?.Line ?? section.Line, "is not above 0 and at most 1", "Write 1 for a source taken at its word, less for others, such as 'trust: 0.8'.");
        }

        return trust ?? 1;
    }

    private static PageSelectors ReadPage(RawNode node, string source, ProblemList problems)
    {
        var section = Section.Open(node, $"the page of {source}", PageKeys, problems);
        return new PageSelectors
        {
            Item = section.Selector("item") ?? "",
            Link = section.Selector("link"),
            Title = section.Selector("title"),
            Date = section.Selector("date"),
            Summary = section.Selector("summary"),
            Next = section.Selector("next"),
            Pages = ReadPages(section),
        };
    }

    private static int ReadPages(Section section)
    {
        if (section.Number("pages") is not { } pages)
        {
            return section.Has("next") ? UsualPages : 1;
        }

        if (pages is < 1 or > MostPages || pages != Math.Floor(pages))
        {
            section.Reject("pages", section.Find("pages")?.Line ?? section.Line, $"is not a whole number from 1 to {MostPages}", "Write how many pages to read at most, such as 'pages: 3'.");
            return 1;
        }

        if (!section.Has("next"))
        {
            section.Reject("pages", section.Find("pages")?.Line ?? section.Line, "leads nowhere without 'next'", $"Add 'next: {section.Example("next")}', the link to older items, or remove 'pages'.");
        }

        return (int)pages;
    }
}
