using System.Globalization;

namespace ComplianceDesk.Core.Reports;

/// <summary>The section with room for signatures.</summary>
public static class SignOffSection
{
    private const string Reviewer = "Reviewed by";

    /// <summary>Builds it for the preparer whom the report names.</summary>
    public static Section Of(ReportBasis basis) => new("Sign-off",
    [
        new Paragraph("The signatures below state who prepared and who reviewed this report. They are no certification. Who signed it off on the desk, and when, stands at the foot of every page and in the desk's register, with the SHA-256 of the file."),
        new SignOff(
        [
            new Signatory("Prepared by", "I prepared this report from the sources listed and have reported every exception I know of.", basis.Info.GeneratedBy),
            new Signatory(Reviewer, "I reviewed the method, the findings and the decisions. I am not the person who prepared the report."),
            new Signatory("Security official", "I have received this report (45 CFR 164.308(a)(2))."),
            new Signatory("Privacy official", "I have received this report (45 CFR 164.530(a)(1))."),
        ], "The reviewer must not be the preparer. Until a second person has signed it off on the desk, every page is marked a draft, and the report may still change."),
    ]);

    /// <summary>The document as signed off: no draft, with version and reviewer in it.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="version">The version that is issued.</param>
    /// <param name="by">Who signed it off.</param>
    /// <param name="at">When, in the site's zone.</param>
    public static Document Signed(Document draft, int version, string by, DateTimeOffset at) => draft with
    {
        Info = draft.Info with { Draft = false, SignedOff = string.Create(CultureInfo.InvariantCulture, $"Version {version}, signed off by {by}, {Figures.Moment(at)}"), SignedOffAt = at },
        Sections = draft.Sections.Select(s => s with { Blocks = s.Blocks.Select(b => b is SignOff sheet ? Filled(sheet, by, at) : b) }),
    };

    private static SignOff Filled(SignOff sheet, string by, DateTimeOffset at) => sheet with
    {
        Signatories = [.. sheet.Signatories.Select(s => s.Capacity == Reviewer ? s with { Name = by, Signature = "Signed off on the desk", On = Figures.Day(DateOnly.FromDateTime(at.DateTime)) } : s)],
    };
}
