using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Draws the app's two icons: a page with a folded corner that holds a quotation. A shape is the distance to its edge, in units of a
/// grid of 32; what lies within half a pixel of the edge is blended.
/// </summary>
public sealed class DrawIcons : Task
{
    private static readonly Point[] _page = { new(6, 4), new(19, 4), new(26, 11), new(26, 28), new(6, 28) };
    private static readonly Point[] _fold = { new(19, 4), new(26, 11), new(19, 11) };

    /// <summary>192 pixels square: the mark in its middle, small enough to be cut to a circle.</summary>
    [Required]
    public string Color { get; set; }

    /// <summary>32 pixels square: white lines on nothing.</summary>
    [Required]
    public string Outline { get; set; }

    public override bool Execute()
    {
        Png.Write(Color, 192, (x, y) => InColor(new Point(16 + (x - 96) / 4.5, 16 + (y - 96) / 4.5), 4.5));
        Png.Write(Outline, 32, (x, y) => Lines(new Point(x, y)));
        return true;
    }

    private static uint InColor(Point at, double scale)
    {
        var ink = new Ink(0x1F3A5F);
        ink.Lay(0xFFFFFF, Shape.Polygon(at, _page) - 1, scale);
        ink.Lay(0xB9CCE4, Shape.Polygon(at, _fold) - 0.6, scale);
        ink.Lay(0xE08A1E, Marks(at), scale);
        ink.Lay(0x8CA0BA, Text(at, 0.75), scale);
        return ink.Opaque;
    }

    private static uint Lines(Point at)
    {
        var edge = Math.Abs(Shape.Polygon(at, _page)) - 1;
        var fold = Shape.Line(at, _fold[0], _fold[2], 1, 1);
        var crease = Shape.Line(at, _fold[2], _fold[1], 1, 1);
        var all = new[] { edge, fold, crease, Marks(at), Text(at, 1) }.Min();
        return (uint)Math.Round(255 * Ink.Cover(all, 1)) << 24 | 0xFFFFFF;
    }

    /// <summary>An opening quotation mark: two drops.</summary>
    private static double Marks(Point at) =>
        Math.Min(
            Shape.Line(at, new Point(11.5, 17), new Point(13.2, 13), 2.2, 0.6),
            Shape.Line(at, new Point(17, 17), new Point(18.7, 13), 2.2, 0.6)
        );

    private static double Text(Point at, double weight) =>
        Math.Min(
            Shape.Line(at, new Point(11, 22), new Point(21, 22), weight, weight),
            Shape.Line(at, new Point(11, 25), new Point(17, 25), weight, weight)
        );
}

internal readonly struct Point
{
    public Point(double x, double y)
    {
        X = x;
        Y = y;
    }

    public double X { get; }

    public double Y { get; }

    public double Length => Math.Sqrt(Times(this));

    public double Times(Point other) => X * other.X + Y * other.Y;

    public static Point operator -(Point left, Point right) => new(left.X - right.X, left.Y - right.Y);

    public static Point operator *(Point point, double factor) => new(point.X * factor, point.Y * factor);
}

/// <summary>How far a point is from the edge of a shape; less than nothing inside.</summary>
internal static class Shape
{
    /// <summary>A line that is thick at its ends as said, and round.</summary>
    public static double Line(Point at, Point from, Point to, double thickness, double endThickness)
    {
        var along = Along(at, from, to);
        return (at - from - (to - from) * along).Length - (thickness + (endThickness - thickness) * along);
    }

    public static double Polygon(Point at, Point[] corners)
    {
        var nearest = double.MaxValue;
        var inside = false;
        for (var (i, j) = (0, corners.Length - 1); i < corners.Length; j = i++)
        {
            nearest = Math.Min(nearest, Line(at, corners[i], corners[j], 0, 0));
            var (one, other) = (corners[i], corners[j]);
            if (one.Y > at.Y != other.Y > at.Y && at.X < one.X + (other.X - one.X) * (at.Y - one.Y) / (other.Y - one.Y))
                inside = !inside;
        }
        return inside ? -nearest : nearest;
    }

    private static double Along(Point at, Point from, Point to) =>
        Math.Max(0, Math.Min(1, (at - from).Times(to - from) / (to - from).Times(to - from)));
}

/// <summary>The colour of one pixel, laid over what is there.</summary>
internal sealed class Ink
{
    private readonly double[] _parts;

    public Ink(uint color) => _parts = Parts(color);

    public uint Opaque =>
        0xFF000000 | (uint)Math.Round(_parts[0]) << 16 | (uint)Math.Round(_parts[1]) << 8 | (uint)Math.Round(_parts[2]);

    /// <param name="scale">Pixels to a unit of distance.</param>
    public static double Cover(double distance, double scale) => Math.Max(0, Math.Min(1, 0.5 - distance * scale));

    public void Lay(uint color, double distance, double scale)
    {
        var cover = Cover(distance, scale);
        var parts = Parts(color);
        for (var i = 0; i < 3; i++)
            _parts[i] += (parts[i] - _parts[i]) * cover;
    }

    private static double[] Parts(uint color) => new double[] { color >> 16 & 255, color >> 8 & 255, color & 255 };
}

/// <summary>Writes PNG files: https://www.w3.org/TR/png-3/.</summary>
internal static class Png
{
    private static readonly byte[] _signature = { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A };

    /// <param name="pixel">Alpha, red, green and blue at the middle of a pixel.</param>
    public static void Write(string file, int size, Func<double, double, uint> pixel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file)));
        using var output = File.Create(file);
        output.Write(_signature, 0, _signature.Length);
        Chunk(
            output,
            "IHDR",
            Number((uint)size).Concat(Number((uint)size)).Concat(new byte[] { 8, 6, 0, 0, 0 }).ToArray()
        );
        Chunk(output, "IDAT", Packed(Rows(size, pixel)));
        Chunk(output, "IEND", new byte[0]);
    }

    private static byte[] Rows(int size, Func<double, double, uint> pixel)
    {
        var rows = new MemoryStream();
        for (var y = 0; y < size; y++)
        {
            rows.WriteByte(0);
            for (var x = 0; x < size; x++)
            {
                var color = pixel(x + 0.5, y + 0.5);
                rows.Write(Number(color << 8 | color >> 24), 0, 4);
            }
        }
        return rows.ToArray();
    }

    private static byte[] Packed(byte[] data)
    {
        var packed = new MemoryStream();
        packed.Write(new byte[] { 0x78, 0xDA }, 0, 2);
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(data, 0, data.Length);
        var (low, high) = (1u, 0u);
        foreach (var value in data)
        {
            low = (low + value) % 65521;
            high = (high + low) % 65521;
        }
        packed.Write(Number(high << 16 | low), 0, 4);
        return packed.ToArray();
    }

    private static void Chunk(Stream output, string name, byte[] data)
    {
        var named = name.Select(letter => (byte)letter).Concat(data).ToArray();
        output.Write(Number((uint)data.Length), 0, 4);
        output.Write(named, 0, named.Length);
        output.Write(Number(Checksum(named)), 0, 4);
    }

    private static uint Checksum(byte[] data)
    {
        var sum = uint.MaxValue;
        foreach (var value in data)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) == 1 ? sum >> 1 ^ 0xEDB88320 : sum >> 1;
        }
        return ~sum;
    }

    private static byte[] Number(uint value) =>
        new[] { (byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value };
}
