using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace SignalWatch.History.Tables;

/// <summary>
/// A row's properties as bytes, for SQLite: a format byte (1), then for each property its name's length (one byte), the name in
/// ASCII, a type byte, and the value: a string as its UTF-8 length (7 bits a byte, low bits first) and bytes; a long, a
/// double or UTC ticks as 8 bytes, little-endian; a bool in the type byte itself.
/// </summary>
internal static class PackedProperties
{
    private const byte Format = 1;
    private const byte StringType = 1;
    private const byte LongType = 2;
    private const byte DoubleType = 3;
    private const byte FalseType = 4;
    private const byte TrueType = 5;
    private const byte TimeType = 6;

    private static readonly object BoxedFalse = false;
    private static readonly object BoxedTrue = true;

    /// <summary>Packs properties that passed <see cref="RowLimits"/>.</summary>
    public static void Write(IReadOnlyDictionary<string, object> properties, ArrayBufferWriter<byte> output)
    {
        output.GetSpan(1)[0] = Format;
        output.Advance(1);
        foreach (var (name, value) in properties)
        {
            var span = output.GetSpan(name.Length + 2);
            span[0] = (byte)name.Length;
            Encoding.ASCII.GetBytes(name, span[1..]);
            output.Advance(name.Length + 1);
            WriteValue(value, output);
        }
    }

    /// <summary>Unpacks what <see cref="Write"/> packed.</summary>
    /// <exception cref="InvalidDataException">The bytes are not of this format, or are cut short.</exception>
    public static IReadOnlyDictionary<string, object> Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] != Format)
        {
            throw new InvalidDataException("The row's properties are not in a format that this version reads.");
        }

        bytes = bytes[1..];
        var count = CountOf(bytes);
        var (names, values) = (new string[count], new object[count]);
        for (var i = 0; i < count; i++)
        {
            names[i] = PropertyNames.Of(Take(ref bytes, Take(ref bytes, 1)[0]));
            values[i] = ReadValue(ref bytes);
        }

        return new PropertyList(names, values);
    }

    private static int CountOf(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        for (; !bytes.IsEmpty; count++)
        {
            Take(ref bytes, Take(ref bytes, 1)[0]);
            var length = Take(ref bytes, 1)[0] switch
            {
                StringType => TakeLength(ref bytes),
                LongType or DoubleType or TimeType => 8,
                _ => 0,
            };
            Take(ref bytes, length);
        }

        return count;
    }

    private static void WriteValue(object value, ArrayBufferWriter<byte> output)
    {
        switch (value)
        {
            case string text:
                WriteString(text, output);
                break;
            case long number:
                WriteEight(LongType, number, output);
                break;
            case double number:
                WriteEight(DoubleType, BitConverter.DoubleToInt64Bits(number), output);
                break;
            case DateTimeOffset time:
                WriteEight(TimeType, time.UtcTicks, output);
                break;
            case bool isTrue:
                output.GetSpan(1)[0] = isTrue ? TrueType : FalseType;
                output.Advance(1);
                break;
            default:
                throw new ArgumentException($"A {value.GetType().Name} can't be stored.", nameof(value));
        }
    }

    private static void WriteString(string text, ArrayBufferWriter<byte> output)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        var span = output.GetSpan(length + 6);
        var at = 0;
        span[at++] = StringType;
        for (var rest = (uint)length; ; rest >>= 7)
        {
            if (rest < 0x80)
            {
                span[at++] = (byte)rest;
                break;
            }

            span[at++] = (byte)(rest | 0x80);
        }

        at += Encoding.UTF8.GetBytes(text, span[at..]);
        output.Advance(at);
    }

    private static void WriteEight(byte type, long bits, ArrayBufferWriter<byte> output)
    {
        var span = output.GetSpan(9);
        span[0] = type;
        BinaryPrimitives.WriteInt64LittleEndian(span[1..], bits);
        output.Advance(9);
    }

    private static object ReadValue(ref ReadOnlySpan<byte> bytes) => Take(ref bytes, 1)[0] switch
    {
        StringType => Encoding.UTF8.GetString(Take(ref bytes, TakeLength(ref bytes))),
        LongType => TakeEight(ref bytes),
        DoubleType => BitConverter.Int64BitsToDouble(TakeEight(ref bytes)),
        FalseType => BoxedFalse,
        TrueType => BoxedTrue,
        TimeType => TimeFrom(TakeEight(ref bytes)),
        var type => throw new InvalidDataException($"The row has a property of the unknown type {type}."),
    };

    private static DateTimeOffset TimeFrom(long ticks) => ticks >= 0 && ticks <= DateTimeOffset.MaxValue.Ticks
        ? new DateTimeOffset(ticks, TimeSpan.Zero)
        : throw new InvalidDataException("The row has a time out of range.");

    private static long TakeEight(ref ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt64LittleEndian(Take(ref bytes, 8));

    private static int TakeLength(ref ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        for (var shift = 0; shift < 28; shift += 7)
        {
            var part = Take(ref bytes, 1)[0];
            length |= (part & 0x7F) << shift;
            if (part < 0x80)
            {
                return length;
            }
        }

        throw new InvalidDataException("The row has a string of an impossible length.");
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> bytes, int count)
    {
        if (count > bytes.Length)
        {
            throw new InvalidDataException("The row's properties are cut short.");
        }

        var taken = bytes[..count];
        bytes = bytes[count..];
        return taken;
    }
}
