using Mentoring.Core.Common;

namespace Mentoring.Core.Members;

/// <summary>Which pictures are taken as photos. Their own first bytes decide, not the name or type the sender gave.</summary>
public static class PhotoFormat
{
    /// <summary>2 MB.</summary>
    public const int LargestBytes = 2 * 1024 * 1024;

    /// <summary>The media type, or why the picture is not taken.</summary>
    public static Result<string> Of(ReadOnlySpan<byte> content)
    {
        if (content.Length > LargestBytes)
            return new InvalidField("Photo", "This picture is larger than 2 MB. Choose a smaller one.");
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return "image/jpeg";
        if (content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
            return "image/png";
        if (content.Length >= 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8))
            return "image/webp";
        return new InvalidField("Photo", "This is not a picture we can use. Choose a JPEG, PNG or WebP file.");
    }
}
