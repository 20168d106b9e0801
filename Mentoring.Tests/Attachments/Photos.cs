using System.Buffers.Binary;

namespace Mentoring.Tests.Attachments;

/// <summary>Whole pictures of 24 × 16 pixels as programs write them, and what cameras and programs put into them.</summary>
internal static class Photos
{
    /// <summary>Stands wherever something may be that others must not see.</summary>
    public const string Secret = "51 30 26 N 0 7 39 W";

    public static readonly byte[] Jpeg = Convert.FromBase64String("/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAQABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQG/8QAFhABAQEAAAAAAAAAAAAAAAAAABNh/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAX/xAAWEQADAAAAAAAAAAAAAAAAAAAAFWH/2gAMAwEAAhEDEQA/AMxbS2oLFlhDC+6pfbRBYEMDqn//2Q==");

    public static readonly byte[] Progressive = Convert.FromBase64String("/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wgARCAAQABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAMF/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAT/2gAMAwEAAhADEAAAActBZfdAf//EABUQAQEAAAAAAAAAAAAAAAAAAAAR/9oACAEBAAEFAqqqqv/EABURAQEAAAAAAAAAAAAAAAAAAAAU/9oACAEDAQE/AbFj/8QAFREBAQAAAAAAAAAAAAAAAAAAABT/2gAIAQIBAT8BhQv/xAAUEAEAAAAAAAAAAAAAAAAAAAAg/9oACAEBAAY/Al//xAAUEAEAAAAAAAAAAAAAAAAAAAAg/9oACAEBAAE/IV//AP/aAAwDAQACAAMAAAAQxx//xAAVEQEBAAAAAAAAAAAAAAAAAAAAcf/aAAgBAwEBPxC1v//EABURAQEAAAAAAAAAAAAAAAAAAABx/9oACAECAQE/EJS//8QAFhABAQEAAAAAAAAAAAAAAAAAcQAg/9oACAEBAAE/EFKWB//Z");

    public static readonly byte[] Webp = Convert.FromBase64String("UklGRloAAABXRUJQVlA4IE4AAACQAwCdASoYABAAPrVKnkm/pCKhMAgD8BaJbDuAG9YgB+gAEFvkAP7v46/mpv8DwkAh/zGD0Q5/+cV6/8ER7vMBJEa9cLpG9PiYuvXMAAA=");

    public static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAMAAAA7+k+nAAAABGdBTUEAALGPC/xhBQAAACBjSFJNAAB6JgAAgIQAAPoAAACA6AAAdTAAAOpgAAA6mAAAF3CculE8AAAARVBMVEX5Ag3wABLwABDfAB7fABzOAC29AEKqAVSXAGSIAHeGAHV5AIh4AIZpAJpYAKxFAL0xANAfAOAfAN4RAO0RAOsKAPP////CTD1AAAAAAWJLR0QWfNGoGQAAAAd0SU1FB+oLFhEdNyOcq0IAAAA4SURBVBjTdcGHAYAwAMMwsymzrP9f5YFYAtO0OV2fMwhGwSSYBWXJWbecXXAITkEVXHfO8+Z84gcdSA/BJnzeSAAAACV0RVh0ZGF0ZTpjcmVhdGUAMjAyNi0xMS0yMlQxNzoyOTo1NSswMDowMMGpZi4AAAAldEVYdGRhdGU6bW9kaWZ5ADIwMjYtMTEtMjJUMTc6Mjk6NTUrMDA6MDCw9N6SAAAAAElFTkSuQmCC");

    /// <summary>Exif of a phone: which way up, and where.</summary>
    public static byte[] Exif(byte orientation, bool little = false)
    {
        byte[] tiff = little
            ? [.. "II*\0"u8, 8, 0, 0, 0, 2, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0, 0, 0, 0]
            : [.. "MM\0*"u8, 0, 0, 0, 8, 0, 2, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0];
        return [.. tiff, .. Words(Secret)];
    }

    /// <summary>What is kept of it.</summary>
    public static byte[] Turned(byte orientation) => [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];

    public static byte[] Segment(byte marker, string name, byte[] data) =>
        [0xFF, marker, (byte)((name.Length + data.Length + 2) >> 8), (byte)(name.Length + data.Length + 2), .. Words(name), .. data];

    /// <summary>An extended WebP with the pixels of the simple one and these chunks behind them.</summary>
    public static byte[] Extended(byte flags, params byte[][] chunks)
    {
        byte[] body = [.. "WEBP"u8, .. "VP8X"u8, 10, 0, 0, 0, flags, 0, 0, 0, 23, 0, 0, 15, 0, 0, .. Webp[12..], .. chunks.SelectMany(c => c)];
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, body.Length);
        return [.. "RIFF"u8, .. length, .. body];
    }

    public static byte[] Chunk(string name, byte[] data) => [.. Words(name), (byte)data.Length, 0, 0, 0, .. data, .. new byte[data.Length % 2]];

    public static byte[] Words(string words) => System.Text.Encoding.Latin1.GetBytes(words);
}
