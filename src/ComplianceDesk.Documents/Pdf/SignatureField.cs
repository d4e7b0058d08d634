using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>The field that holds the document's signature (ISO 32000-1, 12.8). It shows nothing on the page: viewers show signatures beside it.</summary>
internal sealed class SignatureField(PdfObjectWriter objects, DocumentInfo info, PdfSignature signature)
{
    private const int Digits = 24_000;

    private readonly int field = objects.Reserve();

    /// <summary>Bytes that the signature takes in the file, its brackets among them.</summary>
    public const int Room = Digits + 2;

    /// <summary>Number of the object that holds the signature.</summary>
    public int Value { get; } = objects.Reserve();

    /// <summary>Entries of the signature's dictionary. The time is that of the sign-off; a draft is signed as it is made.</summary>
    public ReadOnlySpan<byte> Entries => new PdfBuffer()
        .Add($"/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M({(info.SignedOffAt ?? info.GeneratedAt).UtcDateTime.ToString("'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture)})/Name ")
        .Text(PlainText.OneLine(signature.Signer)).Written;

    /// <summary>What of the file is signed: all but the signature. Equally long whatever the numbers.</summary>
    public static byte[] ByteRange(long contents, long rest) =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"/ByteRange[0 {contents} {contents + Room} {rest,-12}]"));

    /// <summary>Puts the field on the current page.</summary>
    public void Place(PageFlow flow)
    {
        flow.Structure.Open("Form", new PdfBuffer().Add("/Alt ").Text("Signature of the document").Latin());
        flow.Annotate(field, new PdfBuffer()
            .Add("/Subtype/Widget/FT/Sig/F 132/Rect[0 0 0 0]/T(Signature)/TU ").Text("Signature of the document").Add("/V ").Reference(Value).Add("/P ").Reference(flow.PageId).Written);
        flow.Structure.Close();
    }

    /// <summary>Adds the document's form to the catalog.</summary>
    public void WriteForm(PdfBuffer body) => body.Add("/AcroForm<</SigFlags 3/Fields[").Reference(field).Add("]>>");

    /// <summary>The signature of a file whose signed bytes have this SHA-256, as the file holds it.</summary>
    /// <exception cref="CryptographicException">It could not be signed, or the certificates take more room than there is.</exception>
    public byte[] Sign(byte[] hash)
    {
        var digits = Convert.ToHexString(signature.Sign(hash));
        return digits.Length <= Digits
            ? Encoding.ASCII.GetBytes($"<{digits.PadRight(Digits, '0')}>")
            : throw new CryptographicException($"The signature takes {digits.Length} digits; {Digits} are reserved. Are there too many certificates in the file?");
    }
}
