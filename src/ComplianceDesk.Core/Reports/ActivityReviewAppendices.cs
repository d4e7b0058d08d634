namespace ComplianceDesk.Core.Reports;

/// <summary>The part of <see cref="ActivityReviewReport"/> that stands at its end.</summary>
internal static class ActivityReviewAppendices
{
    private static readonly (string Citation, string Controls)[] Crosswalk =
    [
        ("45 CFR 164.308(a)(1)(ii)(D)", "AU-6, AU-7, CA-7, IR-5, IR-6, SI-4"),
        ("45 CFR 164.308(a)(3)(ii)(C)", "PS-1, PS-4, PS-5"),
        ("45 CFR 164.308(a)(5)(ii)(C)", "AT-3, AU-6"),
        ("45 CFR 164.312(a)(2)(i)", "AC-2, AC-3, IA-2, IA-3, IA-4, IA-8"),
        ("45 CFR 164.312(a)(2)(ii)", "AC-2, AC-3, CP-2"),
        ("45 CFR 164.312(b)", "AU-1, AU-2, AU-3, AU-4, AU-6, AU-7, AU-8"),
    ];

    private static readonly (string Term, string Meaning)[] Terms =
    [
        ("Access", "An event of the log that names a patient."),
        ("Disposition", "Where the review of a finding stands."),
        ("Exception", "A finding that awaits a decision or was confirmed. Not a conclusion."),
        ("Explained", "A reason for the access is documented in a feed other than the access log."),
        ("First session", "One in which the user had never opened the patient before, in all that is stored."),
        ("Session", "What one user did to one patient on one day."),
        ("Score", "0 to 100; orders the work of reviewers and is no legal weight."),
    ];

    public static Section Section(ActivityReviewData data) => new("Appendices",
    [
        FieldCoverageSection.Of(data.Fields),
        new Section("Crosswalk",
        [
            new Paragraph("Controls of NIST SP 800-53 revision 5 after NIST SP 800-66 revision 2. Guidance, not requirements."),
            new Table
            {
                Columns = [new Column("Citation", 1.4, RowHeader: true), new Column("SP 800-53r5", 3)],
                Rows = Crosswalk.Select(c => new[] { Cell.Of(c.Citation), Cell.Of(c.Controls) }),
                RowCount = Crosswalk.Length,
            },
        ]),
        new Section("Glossary", [new FactList([.. Terms.Select(t => new Fact(t.Term, t.Meaning))])]),
    ]);
}
