using ComplianceDesk.Core.Reports;
using ComplianceDesk.Documents.Pdf;

namespace ComplianceDesk.Documents;

/// <summary>
/// Writes a <see cref="Document"/> as a tagged PDF 1.7 with subset fonts, bookmarks and metadata, built to the rules of PDF/A-3a and PDF/UA-1
/// (by construction; not certified). Equal documents give equal bytes on one runtime. Memory does not grow with the length of a table.
/// </summary>
public static class PdfRenderer
{
    /// <summary>Writes the document; the stream is left open.</summary>
    /// <param name="document">What to write. Lazy parts are gone through once.</param>
    /// <param name="output">Where to; need not seek.</param>
    /// <param name="cancellationToken">Looked at before every line.</param>
    /// <returns>How much was written, and how many characters had no glyph.</returns>
    public static PdfSummary Write(Document document, Stream output, CancellationToken cancellationToken) => Write(document, output, null, cancellationToken);

    /// <summary>Writes the document and signs it; the stream is left open.</summary>
    /// <param name="document">What to write. Lazy parts are gone through once.</param>
    /// <param name="output">Where to; need not seek.</param>
    /// <param name="signature">Whose signature it gets; null for none.</param>
    /// <param name="cancellationToken">Looked at before every line.</param>
    /// <returns>How much was written, and how many characters had no glyph.</returns>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It could not be signed.</exception>
    public static PdfSummary Write(Document document, Stream output, PdfSignature? signature, CancellationToken cancellationToken)
    {
        using var objects = new PdfObjectWriter(output);
        var catalog = objects.Reserve();
        using var fonts = new FontSet(objects);
        using var shaper = new TextShaper(fonts);
        var structure = new StructureTree(objects);
        var flow = new PageFlow(objects, structure, shaper, document.Info, cancellationToken);
        var outline = new Outline();
        var places = new Destinations();
        var contents = new ContentsLayout(objects, flow, places);
        var writer = new LineWriter(flow, places);
        var tables = new TableLayout(flow, writer);
        var pictures = new PictureLayout(objects, flow);
        var attached = new AttachedFiles(objects, document.Info, cancellationToken);
        var field = signature is null ? null : new SignatureField(objects, document.Info, signature);
        var sections = document.Sections.ToList();
        if (document.Attachments.Count > 0)
        {
            sections.Add(attached.Write(document.Attachments));
        }

        if (!document.Brief)
        {
            new CoverLayout(flow, tables, pictures).Lay(document, field);
            contents.Lay([.. sections.Select(s => s.Title)]);
        }

        var blocks = new BlockLayout(flow, writer, tables, pictures, new HeadingLayout(flow, writer, outline, contents, places), attached);
        foreach (var section in sections)
        {
            blocks.Lay(section, 1);
        }

        if (document.Brief)
        {
            field?.Place(flow);
        }

        var pages = flow.Finish(fonts);
        foreach (var font in fonts.Used)
        {
            font.Write(objects);
        }

        WriteCatalog(objects, catalog, document.Info, pages, structure.Finish(), outline.Write(objects), places, attached, field);
        objects.Finish(catalog, objects.Write(Metadata.InfoDictionary(document.Info)), field);
        return new PdfSummary(flow.PageNumber, shaper.Replaced);
    }

    private static void WriteCatalog(PdfObjectWriter objects, int catalog, DocumentInfo info, int pages, int structure, int outline, Destinations places, AttachedFiles attached, SignatureField? field)
    {
        var metadata = objects.WriteStream("/Type/Metadata/Subtype/XML", Metadata.Xmp(info), compress: false);
        var profile = objects.WriteStream("/N 3", SrgbProfile.Create());
        var body = new PdfBuffer();
        var intent = objects.Write(body
            .Add("<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile ").Reference(profile).Add(">>").Written);
        body.Clear();
        body.Add("<</Type/Catalog/Pages ").Reference(pages)
            .Add("/Lang ").Text(PlainText.OneLine(info.Language))
            .Add("/Metadata ").Reference(metadata)
            .Add("/OutputIntents[").Reference(intent).Add("]/ViewerPreferences<</DisplayDocTitle true>>/MarkInfo<</Marked true>>/StructTreeRoot ").Reference(structure)
            .Add("/Names<<");
        places.WriteNames(body);
        attached.WriteNames(body);
        body.Add(">>");
        attached.WriteAssociation(body);
        field?.WriteForm(body);
        if (outline != 0)
        {
            body.Add("/Outlines ").Reference(outline).Add("/PageMode/UseOutlines");
        }

        objects.Write(catalog, body.Add(">>").Written);
    }
}

/// <summary>What <see cref="PdfRenderer"/> wrote.</summary>
/// <param name="Pages">Number of pages.</param>
/// <param name="Replaced">Characters shown as U+FFFD because the fonts have no glyph for them or they do not show.</param>
public sealed record PdfSummary(int Pages, int Replaced);
