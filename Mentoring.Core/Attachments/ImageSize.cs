using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Mentoring.Core.Attachments;

/// <summary>The size of a picture, read from its header; nothing is decoded.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ImageSize(int Width, int Height)
{
    private const int MostPixels = 100_000_000;

    /// <summary>Whether a browser may be asked to show it.</summary>
    public bool IsSane => Width is > 0 and <= 30_000 && Height is > 0 and <= 30_000 && (long)Width * Height <= MostPixels;

    /// <summary>Of a PNG file; null when its header is broken.</summary>
    public static ImageSize? OfPng(ReadOnlySpan<byte> head) =>
        head.Length >= 24 && head[12..].StartsWith("IHDR"u8)
            ? new(BinaryPrimitives.ReadInt32BigEndian(head[16..]), BinaryPrimitives.ReadInt32BigEndian(head[20..]))
            : null;

    /// <summary>Of a GIF file; null when its header is broken.</summary>
    public static ImageSize? OfGif(ReadOnlySpan<byte> head) =>
        head.Length >= 10 ? new(BinaryPrimitives.ReadUInt16LittleEndian(head[6..]), BinaryPrimitives.ReadUInt16LittleEndian(head[8..])) : null;

    /// <summary>Of a JPEG file, from its first frame; null when there is none in these bytes.</summary>
    public static ImageSize? OfJpeg(ReadOnlySpan<byte> head)
    {
        var at = 2;
        while (at + 9 < head.Length && head[at] == 0xFF)
        {
            var marker = head[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (IsFrame(marker))
                return new(BinaryPrimitives.ReadUInt16BigEndian(head[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(head[(at + 5)..]));
            var length = BinaryPrimitives.ReadUInt16BigEndian(head[(at + 2)..]);
            if (length < 2 || marker is 0xD9 or 0xDA)
                return null;
            at += 2 + length;
        }

        return null;
    }

    /// <summary>Of a WebP file: lossy, lossless or extended; null when its header is broken.</summary>
    public static ImageSize? OfWebp(ReadOnlySpan<byte> head)
    {
        if (head.Length < 30)
            return null;
        var chunk = head[12..16];
        if (chunk.SequenceEqual("VP8X"u8))
            return new(1 + Three(head[24..]), 1 + Three(head[27..]));
        if (chunk.SequenceEqual("VP8L"u8) && head[20] == 0x2F)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(head[21..]);
            return new(1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));
        }

        return chunk.SequenceEqual("VP8 "u8) && head[23..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])
            ? new(BinaryPrimitives.ReadUInt16LittleEndian(head[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(head[28..]) & 0x3FFF)
            : null;
    }

    /// <summary>Start of frame, of any coding but the tables that share its range.</summary>
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static int Three(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
