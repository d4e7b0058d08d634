using ComplianceDesk.Documents.Pdf;

namespace ComplianceDesk.Documents;

/// <summary>Looks at a picture before it goes into reports.</summary>
public static class PictureFile
{
    /// <summary>Why a file cannot be printed, or null when it can.</summary>
    public static string? WhyNot(ReadOnlySpan<byte> file)
    {
        try
        {
            Picture.Read(file);
            return null;
        }
        catch (InvalidDataException refusal)
        {
            return refusal.Message;
        }
    }
}
