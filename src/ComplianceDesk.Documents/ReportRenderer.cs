using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents;

/// <summary>Writes reports in the formats they can be had in; PDFs are signed when the site has a certificate, drafts only when that is asked for.</summary>
/// <param name="signature">The site's signature, or null.</param>
/// <param name="signsDrafts">True to sign drafts too: such a draft proves where it comes from, and cannot be signed off, since it is not written again with equal bytes.</param>
public sealed class ReportRenderer(PdfSignature? signature, bool signsDrafts = false)
{
    /// <summary>Whose signature PDFs get; null when they get none.</summary>
    public PdfSignature? Signature => signature;

    /// <summary>Writes a document; the stream is left open.</summary>
    /// <param name="format"><c>pdf</c> or <c>xlsx</c>.</param>
    /// <param name="document">What to write.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellationToken">Stops between lines.</param>
    /// <exception cref="ArgumentException">There is no such format.</exception>
    public void Write(string format, Document document, Stream output, CancellationToken cancellationToken)
    {
        switch (format)
        {
            case "pdf":
                PdfRenderer.Write(document, output, document.Info.Draft && !signsDrafts ? null : signature, cancellationToken);
                break;
            case "xlsx":
                XlsxRenderer.Write(document, output, cancellationToken);
                break;
            default:
                throw new ArgumentException($"\"{format}\" is no format of a report; expected pdf or xlsx.", nameof(format));
        }
    }
}
