using System.Buffers.Binary;

namespace Mentoring.Core.Attachments;

/// <summary>
/// Which way up a picture is to be shown: the one thing of its Exif data that others need (Exif 2.3, CIPA DC-008, 4.6.4: tag 0x0112 of the first
/// directory of a TIFF structure).
/// </summary>
public static class PictureOrientation
{
    /// <summary>As it lies in the file.</summary>
    public const ushort Usual = 1;

    private const ushort Tag = 0x0112;
    private const ushort Short = 3;
    private const int EntryLength = 12;

    /// <summary>From 1 to 8; 1 when nothing is said, or nothing that can be understood.</summary>
    /// <param name="tiff">With or without the words "Exif" before it.</param>
    public static ushort Of(ReadOnlySpan<byte> tiff)
    {
        tiff = tiff.StartsWith("Exif\0\0"u8) ? tiff[6..] : tiff;
        var little = tiff.StartsWith("II*\0"u8);
        if (tiff.Length < 10 || !(little || tiff.StartsWith("MM\0*"u8)))
            return Usual;
        var first = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (first > tiff.Length - 2)
            return Usual;
        var directory = tiff[(int)first..];
        for (var (n, at) = (0, 2); n < Two(directory, little) && at + EntryLength <= directory.Length; n++, at += EntryLength)
        {
            var entry = directory[at..];
            if (Two(entry, little) == Tag && Two(entry[2..], little) == Short)
                return Two(entry[8..], little) is var said and >= 1 and <= 8 ? said : Usual;
        }

        return Usual;
    }

    /// <summary>The size of a picture as it is shown; of one that lies on its side the two change places.</summary>
    /// <param name="size">As it stands in the file's header.</param>
    /// <param name="clean">What <see cref="PictureMetadata.Remove"/> left of it.</param>
    public static ImageSize Shown(ImageSize size, ReadOnlySpan<byte> clean)
    {
        var before = Tiff(Usual).AsSpan(0, 19);
        return clean.IndexOf(before) is var at and >= 0 && clean[(at + before.Length)..] is [>= 5, ..] ? new(size.Height, size.Width) : size;
    }

    /// <summary>A TIFF structure that says this and nothing else.</summary>
    public static byte[] Tiff(ushort orientation) =>
        [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, Tag >> 8, Tag & 0xFF, 0, (byte)Short, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];

    private static ushort Two(ReadOnlySpan<byte> bytes, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
