using System.IO.Compression;
using System.Text;
using Mentoring.Core.Common;

namespace Mentoring.Core.Attachments;

/// <summary>What a file is, found out from its bytes; its name has to agree, and the sender is not asked.</summary>
/// <param name="Type">Its media type.</param>
/// <param name="Size">Of a picture; null for anything else.</param>
public sealed record FileKind(string Type, ImageSize? Size = null)
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";
    private const string OpenText = "application/vnd.oasis.opendocument.text";

    /// <summary>Enough for the header of any picture, with the profiles that may stand before it.</summary>
    private const int HeadLength = 1024 * 1024;

    /// <summary>By the ending of a name, how its bytes are looked at and what they have to be.</summary>
    private static readonly Dictionary<string, Func<Stream, byte[], FileKind?>> Kinds = new(StringComparer.Ordinal)
    {
        ["png"] = (_, head) => Picture(head, "image/png"),
        ["jpg"] = (_, head) => Picture(head, "image/jpeg"),
        ["jpeg"] = (_, head) => Picture(head, "image/jpeg"),
        ["gif"] = (_, head) => Picture(head, "image/gif"),
        ["webp"] = (_, head) => Picture(head, "image/webp"),
        ["pdf"] = (_, head) => head.AsSpan().StartsWith("%PDF-"u8) ? new("application/pdf") : null,
        ["docx"] = (content, head) => Zip(content, head, "word/document.xml", $"{Office}wordprocessingml.document"),
        ["xlsx"] = (content, head) => Zip(content, head, "xl/workbook.xml", $"{Office}spreadsheetml.sheet"),
        ["pptx"] = (content, head) => Zip(content, head, "ppt/presentation.xml", $"{Office}presentationml.presentation"),
        ["odt"] = (content, head) => Zip(content, head, "content.xml", OpenText),
        ["txt"] = (content, _) => Words(content, "text/plain"),
        ["csv"] = (content, _) => Words(content, "text/csv"),
        ["md"] = (content, _) => Words(content, "text/markdown"),
    };

    /// <summary>Endings of files that are taken.</summary>
    public static IEnumerable<string> Extensions => Kinds.Keys;

    /// <summary>What a file is, or why it is not taken.</summary>
    /// <param name="content">All of it; can be read several times.</param>
    /// <param name="name">Cleaned.</param>
    public static Result<FileKind> Of(Stream content, string name)
    {
        if (content.Length == 0)
            return new EmptyFile();
        if (content.Length > Attachment.MostBytes)
            return new FileTooLarge();
        var extension = FileName.Extension(name);
        if (!Kinds.TryGetValue(extension, out var look))
            return new KindNotTaken();
        var found = look(content, Head(content));
        return found switch
        {
            null => new NotWhatItsNameSays(extension),
            { Type.Length: 0 } => new HasMacros(),
            { Size.IsSane: false } => new PictureTooLarge(),
            _ => found,
        };
    }

    /// <summary>What a small picture is; null when it is not one a browser makes.</summary>
    public static FileKind? OfThumbnail(byte[] content) =>
        new[] { "image/webp", "image/jpeg", "image/png" }.Select(type => Picture(content, type)).FirstOrDefault(kind => kind is { Size: { IsSane: true, Width: <= 1024, Height: <= 1024 } });

    private static FileKind? Picture(ReadOnlySpan<byte> head, string type)
    {
        var size = type switch
        {
            "image/png" when head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) => ImageSize.OfPng(head),
            "image/jpeg" when head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => ImageSize.OfJpeg(head),
            "image/gif" when head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) => ImageSize.OfGif(head),
            "image/webp" when head.StartsWith("RIFF"u8) && head.Length > 12 && head[8..].StartsWith("WEBP"u8) => ImageSize.OfWebp(head),
            _ => null,
        };
        return size is { } found ? new(type, found) : null;
    }

    /// <summary>Looks at what the archive holds and unpacks none of it but a word or two; an empty type stands for one with macros.</summary>
    private static FileKind? Zip(Stream content, ReadOnlySpan<byte> head, string part, string type)
    {
        if (!head.StartsWith("PK\x03\x04"u8))
            return null;
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            var names = archive.Entries.Select(e => e.FullName).ToHashSet(StringComparer.Ordinal);
            var right = names.Contains(part) && (type == OpenText ? Says(archive.GetEntry("mimetype"), OpenText) : names.Contains("[Content_Types].xml"));
            return !right ? null : names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) ? new(string.Empty) : new(type);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return null;
        }
    }

    private static bool Says(ZipArchiveEntry? entry, string words)
    {
        if (entry is null || entry.Length > 200)
            return false;
        using var reader = new StreamReader(entry.Open(), Encoding.ASCII);
        return reader.ReadToEnd().Trim() == words;
    }

    /// <summary>Text in UTF-8 that holds nothing but text.</summary>
    private static FileKind? Words(Stream content, string type)
    {
        content.Position = 0;
        using var reader = new StreamReader(content, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var buffer = new char[4096];
        try
        {
            for (int read; (read = reader.Read(buffer)) > 0;)
            {
                if (buffer.AsSpan(0, read).ContainsAnyInRange('\0', '\x08') || buffer.AsSpan(0, read).ContainsAnyInRange('\x0e', '\x1f'))
                    return null;
            }
        }
        catch (DecoderFallbackException)
        {
            return null;
        }

        return new(type);
    }

    private static byte[] Head(Stream content)
    {
        var head = new byte[Math.Min(content.Length, HeadLength)];
        content.Position = 0;
        content.ReadExactly(head);
        content.Position = 0;
        return head;
    }
}
