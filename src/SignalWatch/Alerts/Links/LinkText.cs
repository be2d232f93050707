using System.Text;
using SignalWatch.Alerts.Analysts;
using SignalWatch.Feeds;
using SignalWatch.History;
using SignalWatch.Packs;

namespace SignalWatch.Alerts.Links;

/// <summary>
/// A link as bytes, in one way only: format, purpose, expiry in Unix days (LEB128), then each field with its length before it. The
/// purpose is part of what is signed, so that a token for one thing is never good for another.
/// </summary>
internal static class LinkText
{
    private const byte Format = 1;
    private const int DaysPerEra = 100_000;

    /// <summary>The bytes.</summary>
    public static byte[] Write(MailLink link, int expiryDay)
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer, new UTF8Encoding(false, true));
        writer.Write(Format);
        writer.Write((byte)PurposeOf(link));
        writer.Write7BitEncodedInt(expiryDay);
        writer.Write(link.AnalystId.Value);
        switch (link)
        {
            case MailLink.Judge judge:
                writer.Write(judge.SourceId.Value);
                writer.Write(judge.ItemId.Value);
                writer.Write(judge.IndicatorId.Value);
                writer.Write((byte)judge.Judgement);
                break;
            case MailLink.Mute mute:
                writer.Write(mute.IndicatorId?.Value ?? "");
                break;
        }

        writer.Flush();
        return buffer.ToArray();
    }

    /// <summary>The link and its expiry; null when these are not such bytes. Only for bytes whose signature was good.</summary>
    public static (MailLink Link, int ExpiryDay)? Read(ReadOnlyMemory<byte> bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes.ToArray()), new UTF8Encoding(false, true));
        try
        {
            if (reader.ReadByte() != Format)
            {
                return null;
            }

            var purpose = (char)reader.ReadByte();
            var day = reader.Read7BitEncodedInt();
            var link = LinkOf(purpose, new AnalystId(reader.ReadString()), reader);
            return link is not null && day is >= 0 and < DaysPerEra && reader.BaseStream.Position == reader.BaseStream.Length ? (link, day) : null;
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or IOException or ArgumentException)
        {
            return null;
        }
    }

    private static char PurposeOf(MailLink link) => link switch
    {
        MailLink.Judge => 'j',
        MailLink.Mute => 'm',
        MailLink.Unsubscribe => 'u',
        _ => throw new ArgumentOutOfRangeException(nameof(link), link.GetType().Name, "No token is known for this link."),
    };

    private static MailLink? LinkOf(char purpose, AnalystId analyst, BinaryReader reader) => purpose switch
    {
        'j' => new MailLink.Judge(
            analyst, new SourceId(reader.ReadString()), new ItemId(reader.ReadString()), new IndicatorId(reader.ReadString()), (Judgement)reader.ReadByte()),
        'm' => new MailLink.Mute(analyst, reader.ReadString() is { Length: > 0 } indicator ? new IndicatorId(indicator) : null),
        'u' => new MailLink.Unsubscribe(analyst),
        _ => null,
    };
}
