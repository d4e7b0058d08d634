using System.Security.Cryptography;
using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>Puts pictures on pages, each file once in the document however often it is shown.</summary>
internal sealed class PictureLayout(PdfObjectWriter objects, PageFlow flow)
{
    private const double PointsPerPixel = 0.75;

    private readonly Dictionary<string, (string Name, Picture Picture)> known = [];

    /// <summary>Lays out a picture as a block.</summary>
    public void Lay(Image image)
    {
        var (width, height) = Fit(image);
        flow.Ensure(LeastHeight(image));
        flow.Skip(6);
        Draw(image, flow.Page.Left, flow.Y, width, height);
        flow.Y += height;
        flow.Skip(8);
    }

    /// <summary>Points that a picture needs.</summary>
    public double LeastHeight(Image image) => Fit(image).Height + 6;

    /// <summary>Draws the organization's logo into a box, at its right end, on a white ground.</summary>
    public void LayLogo(Image image, double right, double top, double widest, double highest)
    {
        const double pad = 7;
        var (_, picture) = Known(image);
        var (width, height) = Fit(picture, widest, widest, highest);
        flow.Canvas.BeginArtifact();
        flow.Canvas.Fill(right - width - (2 * pad), top - pad, width + (2 * pad), height + (2 * pad), Look.White);
        flow.Canvas.EndMarked();
        Draw(image, right - width - pad, top, width, height);
    }

    private (double Width, double Height) Fit(Image image)
    {
        var (_, picture) = Known(image);
        return Fit(picture, image.Width > 0 ? image.Width : picture.Width * PointsPerPixel, flow.Page.Width, flow.Page.Height - 20);
    }

    private static (double Width, double Height) Fit(Picture picture, double wanted, double widest, double highest)
    {
        var width = Math.Min(wanted, widest);
        var height = width * picture.Height / picture.Width;
        return height <= highest ? (width, height) : (highest * picture.Width / picture.Height, highest);
    }

    private void Draw(Image image, double x, double top, double width, double height)
    {
        flow.OpenFigure(image.Alt, x, top, width, height);
        flow.BeginContent();
        flow.Canvas.Image(Known(image).Name, x, top, width, height);
        flow.Canvas.EndMarked();
        flow.Structure.Close();
    }

    private (string Name, Picture Picture) Known(Image image)
    {
        var hash = Convert.ToHexString(SHA256.HashData(image.Bytes.Span));
        if (!known.TryGetValue(hash, out var found))
        {
            var picture = Picture.Read(image.Bytes.Span);
            found = ($"Image{known.Count + 1}", picture with { Data = [], Alpha = null });
            flow.Forms.Register(found.Name, picture.Write(objects));
            known[hash] = found;
        }

        return found;
    }
}
