using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Documents.Pdf;

/// <summary>How a block's text is set: type size, ink and whether all of it is bold.</summary>
internal readonly record struct TextStyle(double Size, Ink Ink, bool Bold = false)
{
    public static readonly TextStyle Body = new(Look.BodySize, Look.Text);

    /// <summary>From baseline to baseline.</summary>
    public double LineHeight => Size * Look.Leading;

    /// <summary>From the top of a line to its baseline.</summary>
    public double Baseline => (LineHeight + (Size * 0.72)) / 2;

    /// <summary>Ink and tint of one run in this style.</summary>
    public (Ink Ink, Ink? Tint) Of(Run run) =>
        run.Mark != Mark.None ? Look.Of(run.Mark) : (run.Link is null && run.To is null ? Ink : Look.Link, null);
}
