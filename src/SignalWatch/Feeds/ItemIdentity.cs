using System.Security.Cryptography;
using System.Text;

namespace SignalWatch.Feeds;

/// <summary>Decides by what an item is known again.</summary>
public static class ItemIdentity
{
    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>The identity of an item: of its guid, else of its canonical URL, else of its title and text; never of its date.</summary>
    /// <param name="statedId">The guid or id; null or blank when the feed did not say.</param>
    /// <param name="link">The item's page, absolute; null when there is none.</param>
    /// <param name="title">Its title as plain text; may be empty.</param>
    /// <param name="text">Its content or summary; null when there is none.</param>
    public static ItemId Of(string? statedId, Uri? link, string title, string? text)
    {
        var identity = (statedId?.Trim(), link) switch
        {
            ({ Length: > 0 } id, _) => "id\n" + id,
            (_, { IsAbsoluteUri: true } page) => "url\n" + CanonicalUrl.Of(page),
            _ => $"text\n{title}\n{text}",
        };
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(identity));
        return new ItemId(string.Create(26, hash, static (characters, bytes) =>
        {
            for (var index = 0; index < characters.Length; index++)
            {
                var bit = index * 5;
                var pair = (bytes[bit / 8] << 8) | bytes[(bit / 8) + 1];
                characters[index] = Base32[(pair >> (11 - (bit % 8))) & 31];
            }
        }));
    }
}
