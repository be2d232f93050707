using SignalWatch.Packs;
using SignalWatch.Web;

namespace SignalWatch.Tests.Web;

public sealed class FrontPageTests
{
    [Fact]
    public void A_hostile_title_stays_text()
    {
        var pack = PackReader.Read(PackLocator.Find("north-south")) with { Title = "<script>alert(1)</script> & more" };

        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(FrontPage.Html(pack, null));

        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Equal("<script>alert(1)</script> & more", page.QuerySelector("h1")?.TextContent);
        Assert.Equal(pack.Indicators.Count, page.QuerySelectorAll("tbody tr").Length);
    }
}
