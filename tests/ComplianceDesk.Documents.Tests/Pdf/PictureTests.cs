using ComplianceDesk.Documents.Pdf;
using Xunit;

namespace ComplianceDesk.Documents.Tests.Pdf;

public sealed class PictureTests
{
    [Fact]
    public void Reads_RgbWithOpacity_ThroughEveryFilter()
    {
        static byte[] Pixel(int x, int y) => [(byte)(x * 17), (byte)(y * 23), (byte)((x * y) + 5), (byte)(255 - (x * 9))];

        var picture = Picture.Read(Pixels.Png(13, 11, 6, Pixel));

        Assert.Equal((13, 11, 3), (picture.Width, picture.Height, picture.Components));
        for (var (x, y) = (0, 0); y < 11; (x, y) = x == 12 ? (0, y + 1) : (x + 1, y))
        {
            Assert.Equal(Pixel(x, y)[..3], picture.Data[(((y * 13) + x) * 3)..][..3]);
            Assert.Equal(Pixel(x, y)[3], picture.Alpha![(y * 13) + x]);
        }
    }

    [Fact]
    public void Reads_APalette_WithOpacityByEntry()
    {
        // Two bits a pixel: entries 0, 1, 2, 1 and 3.
        var file = Pixels.File(5, 1, 2, 3, 0, [0, 0b00_01_10_01, 0b11_00_00_00], ("PLTE", [1, 2, 3, 10, 20, 30, 100, 110, 120, 200, 210, 220]), ("tRNS", [0, 128]));

        var picture = Picture.Read(file);

        Assert.Equal([1, 2, 3, 10, 20, 30, 100, 110, 120, 10, 20, 30, 200, 210, 220], picture.Data);
        Assert.Equal([0, 128, 255, 128, 255], picture.Alpha!);
    }

    [Fact]
    public void Reads_GrayOfSixteenBits_WithOneColorThatDoesNotShow()
    {
        var picture = Picture.Read(Pixels.File(2, 1, 16, 0, 0, [0, 0x12, 0x34, 0xFF, 0xFF], ("tRNS", [0x12, 0x34])));

        Assert.Equal([0x12, 0x12, 0x12, 0xFF, 0xFF, 0xFF], picture.Data);
        Assert.Equal([0, 255], picture.Alpha!);
    }

    [Fact]
    public void Reads_AnInterlacedPicture()
    {
        // 3 by 3, one byte each; passes in the order of the standard: (0,0), then columns and rows between.
        var picture = Picture.Read(Pixels.File(3, 3, 8, 0, 1, [0, 11, 0, 13, 0, 31, 33, 0, 12, 0, 32, 0, 21, 22, 23]));

        Assert.Equal([11, 12, 13, 21, 22, 23, 31, 32, 33], picture.Data.Where((_, i) => i % 3 == 0));
        Assert.Null(picture.Alpha);
    }

    [Fact]
    public void Keeps_AJpegAsItIs()
    {
        byte[] file = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC2, 0, 17, 8, 0, 20, 0, 30, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xFF, 0xD9];

        var picture = Picture.Read(file);

        Assert.Equal((30, 20, 3, true), (picture.Width, picture.Height, picture.Components, picture.IsJpeg));
        Assert.Equal(file, picture.Data);
    }

    [Fact]
    public void Refuses_WhatItCannotShow()
    {
        byte[] press = [0xFF, 0xD8, 0xFF, 0xC0, 0, 20, 8, 0, 20, 0, 30, 4, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 4, 0x11, 1];
        var png = Pixels.Png(13, 11, 2, (x, y) => [1, 2, 3]);

        Assert.Contains("4 components", Assert.Throws<InvalidDataException>(() => Picture.Read(press)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => Picture.Read("GIF89a"u8));
        Assert.Throws<InvalidDataException>(() => Picture.Read(png.AsSpan(0, png.Length - 40)));
        Assert.Throws<InvalidDataException>(() => Picture.Read(Pixels.File(60_000, 60_000, 8, 2, 0, [])));
        Assert.Throws<InvalidDataException>(() => Picture.Read([0xFF, 0xD8, 0xFF]));
    }
}
