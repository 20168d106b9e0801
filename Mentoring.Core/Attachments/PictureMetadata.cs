using System.Buffers.Binary;

namespace Mentoring.Core.Attachments;

/// <summary>
/// Takes out of a picture what its pixels do not need: the place and time it was taken, the camera, names, texts, small copies, and whatever stands behind
/// its end. Parts that are known to be needed stay as they are; nothing is decoded. Which way up it is to be shown is kept.
/// JPEG: ITU-T T.81 annex B, JFIF, Exif 2.3. PNG: W3C PNG (third edition), 5 and 11. WebP: RFC 9649.
/// </summary>
public static class PictureMetadata
{
    private const int JfifLength = 14;

    private static readonly HashSet<string> NeededInPng = new(StringComparer.Ordinal)
    {
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "hIST", "pHYs", "sPLT", "cICP", "mDCV", "cLLI", "acTL", "fcTL", "fdAT",
    };

    private static readonly HashSet<string> NeededInWebp = new(StringComparer.Ordinal) { "VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP" };

    /// <summary>The picture without it; null when it is damaged. Files of other kinds come back as they are.</summary>
    /// <param name="picture">A whole file.</param>
    /// <param name="type">The media type its bytes were found to be.</param>
    public static byte[]? Remove(byte[] picture, string type)
    {
        using var clean = new MemoryStream(picture.Length);
        return type switch
        {
            "image/jpeg" => Jpeg(picture, clean) ? clean.ToArray() : null,
            "image/png" => Png(picture, clean) ? clean.ToArray() : null,
            "image/webp" => Webp(picture, clean) ? WithHeader(clean.ToArray()) : null,
            _ => picture,
        };
    }

    /// <summary>Markers, most with a segment behind them; behind the start of a scan its coded data, in which only FF 00 and restarts may follow FF.</summary>
    private static bool Jpeg(ReadOnlySpan<byte> from, MemoryStream to)
    {
        if (from.Length < 2)
            return false;
        to.Write(from[..2]);
        for (var at = 2; NextMarker(from, at) is var place && place < from.Length;)
        {
            var marker = from[place];
            at = place + 1;
            if (marker is 0x00 or 0x01 or (>= 0xD0 and <= 0xD8))
                continue;
            if (marker == 0xD9)
            {
                to.Write([0xFF, marker]);
                return true;
            }

            if (at + 2 > from.Length || BinaryPrimitives.ReadUInt16BigEndian(from[at..]) is var length && (length < 2 || at + length > from.Length))
                return false;
            WriteSegment(marker, from.Slice(at, length), to);
            at += length;
            if (marker != 0xDA)
                continue;
            var end = EndOfScan(from, at);
            to.Write(from[at..end]);
            at = end;
        }

        return true;
    }

    private static void WriteSegment(byte marker, ReadOnlySpan<byte> segment, MemoryStream to)
    {
        var data = segment[2..];
        var needed = marker switch
        {
            0xE2 => data.StartsWith("ICC_PROFILE\0"u8),
            0xEE => data.StartsWith("Adobe"u8),
            >= 0xE0 and <= 0xEF or 0xFE => false,
            _ => true,
        };
        if (needed)
        {
            to.Write([0xFF, marker]);
            to.Write(segment);
        }
        else if (marker == 0xE0 && data.Length >= JfifLength && data.StartsWith("JFIF\0"u8))
        {
            // Its last two bytes are the size of a small copy of the picture, which would follow
            to.Write([0xFF, marker, 0, JfifLength + 2, .. data[..(JfifLength - 2)], 0, 0]);
        }
        else if (marker == 0xE1 && data.StartsWith("Exif\0\0"u8) && PictureOrientation.Of(data) is not PictureOrientation.Usual and var turned)
        {
            byte[] exif = [.. "Exif\0\0"u8, .. PictureOrientation.Tiff(turned)];
            to.Write([0xFF, marker, 0, (byte)(exif.Length + 2), .. exif]);
        }
    }

    /// <summary>Where the next marker's second byte stands; the length when there is none. Filling FFs, and what stands between segments by mistake, are passed over.</summary>
    private static int NextMarker(ReadOnlySpan<byte> from, int at)
    {
        var found = from[at..].IndexOf((byte)0xFF);
        if (found < 0)
            return from.Length;
        for (at += found; at < from.Length && from[at] == 0xFF;)
            at++;
        return at;
    }

    private static int EndOfScan(ReadOnlySpan<byte> from, int at)
    {
        for (int found; (found = from[at..].IndexOf((byte)0xFF)) >= 0;)
        {
            at += found;
            if (at + 1 >= from.Length)
                return from.Length;
            if (from[at + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7)))
                return at;
            at += from[at + 1] == 0xFF ? 1 : 2;
        }

        return from.Length;
    }

    /// <summary>A signature, then chunks: length, name, data, check sum.</summary>
    private static bool Png(ReadOnlySpan<byte> from, MemoryStream to)
    {
        if (from.Length < 8)
            return false;
        to.Write(from[..8]);
        for (var at = 8; at + 12 <= from.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(from[at..]);
            if (length > from.Length - at - 12)
                return false;
            var chunk = from.Slice(at, (int)length + 12);
            var name = Name(chunk[4..]);
            if (NeededInPng.Contains(name))
                to.Write(chunk);
            else if (name == "eXIf" && PictureOrientation.Of(chunk[8..^4]) is not PictureOrientation.Usual and var turned)
                to.Write(PngChunk([.. "eXIf"u8, .. PictureOrientation.Tiff(turned)]));
            if (name == "IEND")
                return true;
            at += chunk.Length;
        }

        return false;
    }

    private static byte[] PngChunk(ReadOnlySpan<byte> named)
    {
        var crc = uint.MaxValue;
        foreach (var b in named)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        var chunk = new byte[named.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, named.Length - 4);
        named.CopyTo(chunk.AsSpan(4));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), ~crc);
        return chunk;
    }

    /// <summary>A header, then chunks: name, length, data, filled up to an even length.</summary>
    private static bool Webp(ReadOnlySpan<byte> from, MemoryStream to)
    {
        if (from.Length < 12)
            return false;
        to.Write(from[..12]);
        var end = Math.Min(from.Length, BinaryPrimitives.ReadUInt32LittleEndian(from[4..]) + 8L);
        for (var at = 12; at + 8 <= end;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(from[(at + 4)..]);
            if (length > end - at - 8)
                return false;
            var chunk = from.Slice(at, (int)length + 8);
            var name = Name(chunk);
            if (NeededInWebp.Contains(name))
                to.Write(chunk);
            else if (name == "EXIF" && PictureOrientation.Of(chunk[8..]) is not PictureOrientation.Usual and var turned)
                to.Write([.. "EXIF"u8, 26, 0, 0, 0, .. PictureOrientation.Tiff(turned)]);
            if (to.Length % 2 == 1)
                to.WriteByte(0);
            at += chunk.Length + (chunk.Length % 2);
        }

        return to.Length > 12;
    }

    /// <summary>Brings the length, and in an extended file what it says of Exif and XMP, to what is there now.</summary>
    private static byte[] WithHeader(byte[] webp)
    {
        BinaryPrimitives.WriteInt32LittleEndian(webp.AsSpan(4), webp.Length - 8);
        if (webp.Length >= 30 && Name(webp.AsSpan(12)) == "VP8X")
            webp[20] = (byte)((webp[20] & ~0x0C) | (webp.AsSpan(30).IndexOf("EXIF\x1A\0\0\0MM\0*"u8) >= 0 ? 0x08 : 0));
        return webp;
    }

    private static string Name(ReadOnlySpan<byte> four) => System.Text.Encoding.Latin1.GetString(four[..4]);
}
