using System.Text;
using Mentoring.Core.Members;

namespace Mentoring.Tests.Members;

public sealed class PhotoFormatTests
{
    public static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0];
    public static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10];

    [Fact]
    public void The_first_bytes_say_what_a_picture_is()
    {
        Assert.Equal("image/png", PhotoFormat.Of(Png).Value);
        Assert.Equal("image/jpeg", PhotoFormat.Of(Jpeg).Value);
        Assert.Equal("image/webp", PhotoFormat.Of("RIFF\u0001\u0002\u0003\u0004WEBPVP8 "u8).Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("GIF89a..........")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("RIFF....WAVEfmt ")]
    [InlineData("RIFF")]
    public void Anything_else_is_refused(string content) => Assert.False(PhotoFormat.Of(Encoding.Latin1.GetBytes(content)).Succeeded);

    [Fact]
    public void Two_megabytes_are_taken_and_one_byte_more_is_not()
    {
        Assert.True(PhotoFormat.Of([.. Jpeg, .. new byte[PhotoFormat.LargestBytes - Jpeg.Length]]).Succeeded);
        Assert.False(PhotoFormat.Of([.. Jpeg, .. new byte[PhotoFormat.LargestBytes - Jpeg.Length + 1]]).Succeeded);
    }
}
