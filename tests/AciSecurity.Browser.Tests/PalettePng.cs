using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace AciSecurity.Browser.Tests;

/// <summary>Makes a browser's picture small: 256 colours are enough for text and bars, and a palette needs a third of the room.</summary>
/// <remarks>https://www.w3.org/TR/png-3/: chunks in 5.3, filters in 9.2, CRC in 5.5.</remarks>
internal static class PalettePng
{
    private const int Signature = 8;
    private const int Colours = 256;

    /// <summary>The same picture with a palette. It must have 8 bits a channel and no palette yet.</summary>
    public static byte[] Of(byte[] png)
    {
        var (header, data) = Read(png);
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        var depth = header[9] == 6 ? 4 : 3; // with or without transparency, of which there is none
        var pixels = Pixels(data, width * depth, height, depth);
        var places = Palette(pixels, out var palette);

        using var written = new MemoryStream();
        written.Write(png.AsSpan(0, Signature));
        header[9] = 3; // indexed colour
        Write(written, "IHDR", header);
        Write(written, "PLTE", palette);
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var row = 0; row < height; row++)
            {
                zip.WriteByte(0); // no filter
                for (var column = 0; column < width; column++) zip.WriteByte(places[pixels[(row * width) + column]]);
            }
        }

        Write(written, "IDAT", packed.ToArray());
        Write(written, "IEND", []);
        return written.ToArray();
    }

    private static (byte[] Header, byte[] Data) Read(byte[] png)
    {
        byte[] header = [];
        using var packed = new MemoryStream();
        for (var at = Signature; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var content = png.AsSpan(at + 8, length);
            if (png.AsSpan(at + 4, 4).SequenceEqual("IHDR"u8)) header = content.ToArray();
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8)) packed.Write(content);
            at += length + 12;
        }

        packed.Position = 0;
        using var zip = new ZLibStream(packed, CompressionMode.Decompress);
        using var data = new MemoryStream();
        zip.CopyTo(data);
        return (header, data.ToArray());
    }

    // Undoes the filters, and drops what the eye does not see: two bits of each channel.
    private static int[] Pixels(byte[] data, int stride, int height, int depth)
    {
        var pixels = new int[stride / depth * height];
        var above = new byte[stride];
        for (int row = 0, pixel = 0; row < height; row++)
        {
            var filter = data[row * (stride + 1)];
            var line = data.AsSpan((row * (stride + 1)) + 1, stride);
            for (var at = 0; at < stride; at++)
            {
                var (left, up, corner) = (at < depth ? 0 : line[at - depth], above[at], at < depth ? 0 : above[at - depth]);
                line[at] += (byte)(filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 });
            }

            for (var at = 0; at < stride; at += depth) pixels[pixel++] = (Round(line[at]) << 16) | (Round(line[at + 1]) << 8) | Round(line[at + 2]);
            line.CopyTo(above);
        }

        return pixels;

        static int Round(byte channel) => Math.Min(255, (channel + 4) / 8 * 8);
    }

    private static int Paeth(int left, int up, int corner)
    {
        var (a, b, c) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - corner - corner));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }

    // The most used colours, and for each other colour the one that is nearest to it.
    private static Dictionary<int, byte> Palette(int[] pixels, out byte[] palette)
    {
        var colours = pixels.CountBy(colour => colour).OrderByDescending(counted => counted.Value).Select(counted => counted.Key).ToList();
        var kept = colours.Take(Colours).ToArray();
        palette = [.. kept.SelectMany(colour => new[] { (byte)(colour >> 16), (byte)(colour >> 8), (byte)colour })];
        return colours.ToDictionary(colour => colour, colour => (byte)Array.IndexOf(kept, kept.MinBy(other => Distance(colour, other))));
    }

    private static int Distance(int one, int other) =>
        new[] { 16, 8, 0 }.Sum(shift => (((one >> shift) & 255) - ((other >> shift) & 255)) * (((one >> shift) & 255) - ((other >> shift) & 255)));

    private static void Write(MemoryStream png, string type, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        byte[] checkedPart = [.. Encoding.ASCII.GetBytes(type), .. content];
        png.Write(checkedPart);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(checkedPart));
        png.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
