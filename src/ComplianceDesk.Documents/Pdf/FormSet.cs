using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>External objects that every page may show: pictures, and pieces of text that pages show before anyone knows what they say (page totals, page numbers in the contents).</summary>
internal sealed class FormSet(PdfObjectWriter objects, TextShaper shaper)
{
    private readonly List<(string Name, int Id)> forms = [];
    private readonly int fontResourcesId = objects.Reserve();
    private readonly PdfBuffer body = new();

    /// <summary>Makes a form known to every page under a name.</summary>
    public void Register(string name, int id) => forms.Add((name, id));

    /// <summary>Writes a form that shows one line from its origin.</summary>
    public void Write(int id, IReadOnlyList<Run> runs, TextStyle style, double width, Align align)
    {
        var line = new LineBreaker(shaper).Break(runs, style, width)[0];
        var canvas = new Canvas();
        // The form's origin is its own baseline.
        canvas.Text(align == Align.Right ? width - line.Width : 0, 0, style.Size, line.Pieces.Select(p => (p.Shaped, p.X, style.Of(p.Run).Ink)));
        body.Clear();
        body.Add("/Type/XObject/Subtype/Form/BBox[0 -5 ").Add(width).Add("15]/Resources ").Reference(fontResourcesId);
        objects.WriteStream(id, System.Text.Encoding.Latin1.GetString(body.Written), canvas.Written);
    }

    /// <summary>Writes the resources that every page shares.</summary>
    public void WriteResources(int resourcesId, IReadOnlyList<PdfFont> fonts)
    {
        body.Clear();
        body.Add("<</Font<<");
        foreach (var font in fonts)
        {
            body.Add("/").Add(font.ResourceName).Add(" ").Reference(font.Id);
        }

        body.Add(">>");
        var fontsOnly = body.Written.ToArray();
        body.Add("/XObject<<");
        foreach (var (name, id) in forms)
        {
            body.Add("/").Add(name).Add(" ").Reference(id);
        }

        objects.Write(resourcesId, body.Add(">>>>").Written);
        body.Clear();
        objects.Write(fontResourcesId, body.Add(fontsOnly).Add(">>").Written);
    }
}
