using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Mentoring.Tests.Attachments;

/// <summary>Files as programs write them, made here byte by byte.</summary>
internal static class Files
{
    /// <summary>A whole PNG that any browser shows, in one colour.</summary>
    public static byte[] Png(int width, int height)
    {
        using var pixels = new MemoryStream();
        using (var packed = new ZLibStream(pixels, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var row = 0; row < height; row++)
                packed.Write([0, .. Enumerable.Repeat((byte)120, width * 3)]);
        }

        return [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, .. Chunk("IHDR", [.. Big(width), .. Big(height), 8, 2, 0, 0, 0]), .. Chunk("IDAT", pixels.ToArray()), .. Chunk("IEND", [])];
    }

    /// <summary>A JPEG up to its first frame, with a profile of some length before it.</summary>
    public static byte[] Jpeg(int width, int height, int profile = 16) =>
        [0xFF, 0xD8, 0xFF, 0xE1, .. Short(profile + 2), .. new byte[profile], 0xFF, 0xC2, .. Short(11), 8, .. Short(height), .. Short(width), 1, 0, 0, 0, 0, 0];

    public static byte[] Gif(int width, int height) => [.. "GIF89a"u8, .. Little(width), .. Little(height), 0, 0, 0, 0x3B];

    /// <summary>A WebP header of one of its three forms.</summary>
    public static byte[] Webp(string form, int width, int height) => [.. "RIFF"u8, 22, 0, 0, 0, .. "WEBP"u8, .. Encoding.ASCII.GetBytes(form), 10, 0, 0, 0, .. form switch
    {
        "VP8X" => [0, 0, 0, 0, .. Three(width - 1), .. Three(height - 1)],
        "VP8L" => [0x2F, .. Bits((uint)(width - 1) | ((uint)(height - 1) << 14)), 0, 0, 0, 0, 0],
        _ => (byte[])[0, 0, 0, 0x9D, 1, 0x2A, .. Little(width), .. Little(height)],
    }];

    public static byte[] Pdf(string words = "") => Encoding.ASCII.GetBytes($"%PDF-1.7\n{words}\n%%EOF");

    public static byte[] Docx(params string[] more) => Zip([.. more.Select(m => (m, string.Empty)), ("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>")]);

    public static byte[] Odt(string says = "application/vnd.oasis.opendocument.text") => Zip([("mimetype", says), ("content.xml", "<o/>")]);

    public static byte[] Zip((string Name, string Words)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, words) in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(words);
            }
        }

        return stream.ToArray();
    }

    public static byte[] Chunk(string name, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. data];
        return [.. Big(data.Length), .. named, .. Big((int)Crc(named))];
    }

    private static uint Crc(byte[] data)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in data)
        {
            crc ^= b;
            for (var k = 0; k < 8; k++)
                crc = (crc & 1) == 1 ? 0xEDB88320u ^ (crc >> 1) : crc >> 1;
        }

        return ~crc;
    }

    private static byte[] Big(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Short(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Little(int value) => [(byte)value, (byte)(value >> 8)];

    private static byte[] Three(int value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16)];

    private static byte[] Bits(uint value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16), (byte)(value >> 24)];
}
