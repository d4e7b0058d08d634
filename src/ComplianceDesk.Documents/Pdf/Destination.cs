namespace ComplianceDesk.Documents.Pdf;

/// <summary>A place in the document that a viewer can go to (ISO 32000-1, 12.3.2).</summary>
/// <param name="Page">Object number of the page.</param>
/// <param name="Left">Distance from the page's left edge.</param>
/// <param name="Height">Distance from the page's foot.</param>
internal readonly record struct Destination(int Page, double Left, double Height)
{
    public void Write(PdfBuffer body) => body.Add("[").Reference(Page).Add("/XYZ ").Add(Left).Add(Height).Add("null]");
}
