namespace ComplianceDesk.Core.Reports;

/// <summary>The section with room for signatures.</summary>
public static class SignOffSection
{
    /// <summary>Builds it for the preparer whom the report names.</summary>
    public static Section Of(ReportBasis basis) => new("Sign-off",
    [
        new Paragraph("The signatures below state who prepared and who reviewed this report. They are no certification."),
        new SignOff(
        [
            new Signatory("Prepared by", "I prepared this report from the sources listed and have reported every exception I know of.", basis.Info.GeneratedBy),
            new Signatory("Reviewed by", "I reviewed the method, the findings and the decisions. I am not the person who prepared the report."),
            new Signatory("Security official", "I have received this report (45 CFR 164.308(a)(2))."),
            new Signatory("Privacy official", "I have received this report (45 CFR 164.530(a)(1))."),
        ], "The reviewer must not be the preparer. Draft until both have signed."),
    ]);
}
