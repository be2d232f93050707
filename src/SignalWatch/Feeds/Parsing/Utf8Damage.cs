using System.Buffers;
using System.Text;

namespace SignalWatch.Feeds.Parsing;

/// <summary>Tells damaged UTF-8 from text in another encoding.</summary>
internal static class Utf8Damage
{
    /// <summary>Whether nearly all of the bytes beyond ASCII form valid UTF-8.</summary>
    public static bool IsSlight(ReadOnlySpan<byte> bytes)
    {
        var (good, bad) = (0, 0);
        while (!bytes.IsEmpty)
        {
            var ascii = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7f);
            if (ascii < 0)
            {
                break;
            }

            bytes = bytes[ascii..];
            if (Rune.DecodeFromUtf8(bytes, out _, out var length) == OperationStatus.Done)
            {
                good++;
            }
            else
            {
                bad++;
            }

            bytes = bytes[length..];
        }

        return good >= 8 * bad;
    }
}
