using System.Text;
using Mentoring.Core.Attachments;

namespace Mentoring.Tests.Attachments;

/// <summary>A photo says nothing of where and when it was taken once it is stored, and looks the same.</summary>
public sealed class PictureMetadataTests
{
    private static readonly byte[] Secret = Photos.Words(Photos.Secret);

    public static TheoryData<string, byte[]> Whole => new()
    {
        { "image/jpeg", Photos.Jpeg }, { "image/jpeg", Photos.Progressive }, { "image/png", Files.Png(24, 16) }, { "image/webp", Photos.Webp },
    };

    [Theory]
    [MemberData(nameof(Whole))]
    public void A_picture_that_says_nothing_stays_as_it_is_to_the_byte(string type, byte[] picture) => Assert.Equal(picture, PictureMetadata.Remove(picture, type));

    [Theory]
    [InlineData(1, false)]
    [InlineData(6, false)]
    [InlineData(6, true)]
    [InlineData(9, true)]
    public void Of_a_jpeg_only_which_way_up_it_is_stays(byte orientation, bool little)
    {
        foreach (var picture in new[] { Photos.Jpeg, Photos.Progressive })
        {
            byte[] taken =
            [
                .. picture[..2], .. Photos.Segment(0xE1, "Exif\0\0", Photos.Exif(orientation, little)), .. Photos.Segment(0xE1, "http://ns.adobe.com/xap/1.0/\0", Secret),
                .. Photos.Segment(0xED, "Photoshop 3.0\0", Secret), .. Photos.Segment(0xFE, string.Empty, Secret), .. Photos.Segment(0xE2, "MPF\0", Secret), 0xFF,
                .. picture[2..], .. Secret, .. picture,
            ];
            byte[] kept = orientation == 6 ? Photos.Segment(0xE1, "Exif\0\0", Photos.Turned(6)) : [];

            Assert.Equal([.. picture[..2], .. kept, .. picture[2..]], PictureMetadata.Remove(taken, "image/jpeg")!);
        }
    }

    [Fact]
    public void The_small_copy_in_a_jpegs_first_segment_goes()
    {
        byte[] rest = Photos.Jpeg[20..], head = [1, 2, 1, 0, 72, 0, 72];

        Assert.Equal(
            [.. Photos.Jpeg[..2], .. Photos.Segment(0xE0, "JFIF\0", [.. head, 0, 0]), .. rest],
            PictureMetadata.Remove([.. Photos.Jpeg[..2], .. Photos.Segment(0xE0, "JFIF\0", [.. head, 2, 3, .. Secret]), .. Photos.Segment(0xE0, "JFXX\0", Secret), .. rest], "image/jpeg")!);
        Assert.Equal([.. Photos.Jpeg[..2], .. rest], PictureMetadata.Remove([.. Photos.Jpeg[..2], .. Photos.Segment(0xE0, "JFIF\0", head), .. rest], "image/jpeg")!);
    }

    [Fact]
    public void A_segment_between_two_scans_is_found_as_well()
    {
        var scan = LastScan(Photos.Progressive);
        byte[] taken = [.. Photos.Progressive[..scan], .. Photos.Segment(0xE1, "Exif\0\0", Photos.Exif(1)), .. Photos.Progressive[scan..]];

        Assert.Equal(Photos.Progressive, PictureMetadata.Remove(taken, "image/jpeg")!);
    }

    [Fact]
    public void Of_a_png_texts_times_and_places_go()
    {
        var picture = Files.Png(24, 16);
        byte[] taken =
        [
            .. picture[..33], .. Files.Chunk("eXIf", Photos.Exif(8)), .. Files.Chunk("tEXt", [.. "Location\0"u8, .. Secret]), .. Files.Chunk("iTXt", Secret), .. Files.Chunk("zTXt", Secret),
            .. Files.Chunk("tIME", Secret), .. Files.Chunk("prVt", Secret), .. Files.Chunk("gAMA", [0, 0, 0xB1, 0x8F]), .. picture[33..], .. Secret,
        ];

        Assert.Equal(
            [.. picture[..33], .. Files.Chunk("eXIf", Photos.Turned(8)), .. Files.Chunk("gAMA", [0, 0, 0xB1, 0x8F]), .. picture[33..]], PictureMetadata.Remove(taken, "image/png")!);
    }

    [Fact]
    public void Of_a_webp_exif_and_xmp_go_and_its_header_says_so()
    {
        var (exif, xmp, other) = (Photos.Chunk("EXIF", [.. "Exif\0\0"u8, .. Photos.Exif(3)]), Photos.Chunk("XMP ", Secret), Photos.Chunk("ABCD", Secret));

        Assert.Equal(Photos.Extended(0x18, Photos.Chunk("EXIF", Photos.Turned(3))), PictureMetadata.Remove([.. Photos.Extended(0x1C, exif, xmp, other), .. Secret], "image/webp"));
        Assert.Equal(Photos.Extended(0x10), PictureMetadata.Remove(Photos.Extended(0x1C, Photos.Chunk("EXIF", Photos.Exif(1)), xmp), "image/webp"));
    }

    [Fact]
    public void Whatever_is_done_to_a_picture_nothing_is_thrown_and_what_comes_out_stays()
    {
        var random = new Random(7);
        (string Type, byte[] Picture)[] pictures =
        [
            ("image/jpeg", [.. Photos.Jpeg[..2], .. Photos.Segment(0xE1, "Exif\0\0", Photos.Exif(6)), .. Photos.Jpeg[2..]]), ("image/jpeg", Photos.Progressive), ("image/png", Photos.Png),
            ("image/webp", Photos.Extended(0x1C, Photos.Chunk("EXIF", Photos.Exif(6)))),
        ];
        for (var n = 0; n < 20_000; n++)
        {
            var (type, picture) = pictures[n % pictures.Length];
            var torn = picture[..random.Next(picture.Length + 1)];
            for (var times = random.Next(4); times > 0 && torn.Length > 0; times--)
                torn[random.Next(torn.Length)] = (byte)random.Next(256);

            if (PictureMetadata.Remove(torn, type) is { } clean)
                Assert.Equal(clean, PictureMetadata.Remove(clean, type));
        }
    }

    [Theory]
    [InlineData("image/jpeg")]
    [InlineData("image/png")]
    [InlineData("image/webp")]
    public void A_picture_whose_parts_reach_beyond_its_end_is_damaged(string type)
    {
        byte[] torn = type switch
        {
            "image/jpeg" => [.. Photos.Jpeg[..2], 0xFF, 0xE1, 0xFF, 0xFF, .. Secret],
            "image/png" => [.. Photos.Png[..33], 0x7F, 0xFF, 0xFF, 0xFF, .. "tEXt"u8, .. Secret],
            _ => [.. Photos.Webp, .. "EXIF"u8, 0xFF, 0xFF, 0xFF, 0xFF],
        };
        if (type == "image/webp")
            torn[5] = 0xFF;

        Assert.Null(PictureMetadata.Remove(torn, type));
    }

    [Fact]
    public void Other_files_are_left_alone() => Assert.Equal(Files.Gif(4, 4), PictureMetadata.Remove(Files.Gif(4, 4), "image/gif"));

    private static int LastScan(byte[] jpeg)
    {
        var at = Encoding.Latin1.GetString(jpeg).LastIndexOf("\u00ff\u00da", StringComparison.Ordinal);
        var before = Encoding.Latin1.GetString(jpeg).LastIndexOf("\u00ff\u00c4", at, StringComparison.Ordinal);
        return before > 0 && before < at ? before : at;
    }
}
