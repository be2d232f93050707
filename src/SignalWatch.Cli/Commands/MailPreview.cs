using AngleSharp;
using AngleSharp.Html.Parser;
using MimeKit;

namespace SignalWatch.Cli.Commands;

/// <summary>Makes one page of a mail, to be opened in a browser.</summary>
internal static class MailPreview
{
    // Whoever wrote the mail: a page opened from a file runs no script and asks nothing of any server.
    private const string Policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'";

    /// <summary>The HTML part with the mail's pictures in it; null where the mail has none.</summary>
    public static string? PageOf(MimeMessage message)
    {
        if (message.HtmlBody is not { } html)
        {
            return null;
        }

        var document = new HtmlParser().ParseDocument(html);
        foreach (var image in document.QuerySelectorAll("img[src^='cid:']"))
        {
            var id = (image.GetAttribute("src") ?? "")["cid:".Length..];
            var part = message.BodyParts.OfType<MimePart>().FirstOrDefault(part => part.ContentId == id && part.ContentType.IsMimeType("image", "*"));
            image.SetAttribute("src", part is null ? "data:," : $"data:{part.ContentType.MimeType};base64,{Base64Of(part)}");
        }

        var policy = document.CreateElement("meta");
        policy.SetAttribute("http-equiv", "Content-Security-Policy");
        policy.SetAttribute("content", Policy);
        document.Head?.Prepend(policy);
        return document.ToHtml();
    }

    private static string Base64Of(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content?.DecodeTo(content, CancellationToken.None);
        return Convert.ToBase64String(content.ToArray());
    }
}
