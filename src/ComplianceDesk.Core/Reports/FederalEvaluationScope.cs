using ComplianceDesk.Core.Requirements;

namespace ComplianceDesk.Core.Reports;

/// <summary>The part of <see cref="FederalEvaluationReport"/> that says which rules were looked at, and which were left out and why.</summary>
internal static class FederalEvaluationScope
{
    public static Section Section(FederalEvaluationData data) => new("Scope and criteria",
    [
        new Paragraph($"The evaluation covers {data.Info.Organisation} as described by the switches below. Requirements are in our own words, with the edition of the text that was read."),
        new Table
        {
            Caption = "Rules and editions",
            Columns = [new Column("Rules", 1.2, RowHeader: true), new Column("Parts", 1.3), new Column("Edition read", 0.7), new Column("Entries", 0.6, Align.Right), new Column("Not applicable", 0.8, Align.Right), new Column("Note", 2.2)],
            Rows = RequirementCatalog.Families.Select(f =>
            {
                var lines = data.Evaluation.Lines.Where(l => l.Requirement.Family == f.Id).ToList();
                return new[] { Cell.Of(f.Title), Cell.Of(f.Scope), Cell.Of(f.Edition), Cell.Number(lines.Count), Cell.Number(lines.Count(l => l.Result == TestResult.NotApplicable)), Cell.Of(f.Note) };
            }),
            Counting = "bodies of rules",
            RowCount = RequirementCatalog.Families.Count,
        },
        new Paragraph(Counted(data)),
        new Table
        {
            Caption = "What the site says of itself",
            Columns = [new Column("Kind of site", 3, RowHeader: true), new Column("Applies", 1)],
            Rows = data.Evaluation.Site.Select(s => new[] { Cell.Of(s.Title), Cell.Of(s.On ? "Yes" : "No") }),
            RowCount = data.Evaluation.Site.Count,
        },
        new Section("Left out, and why", [Reasons(data, l => !l.HasNoCase, "Why it does not apply", "Nothing was left out.")]),
        new Section("No case in the data",
        [
            new Paragraph("These apply to the site, and the data hold nothing that they could be tested on. They are counted as not applicable, and neither for nor against."),
            Reasons(data, l => l.HasNoCase, "What there was none of", "Each requirement that applies had a case in the data, or no data at all."),
        ]),
    ]);

    private static Table Reasons(FederalEvaluationData data, Func<EvaluationLine, bool> which, string head, string none)
    {
        var lines = data.Evaluation.Lines.Where(l => l.Result == TestResult.NotApplicable && which(l)).ToList();
        return new Table
        {
            Columns = [new Column("Citation", 1.3, RowHeader: true), new Column("Requirement", 1.8), new Column(head, 2.6)],
            Rows = lines.Select(l => new[] { Cell.Of(l.Requirement.Citation), Cell.Of(l.Requirement.Title), Cell.Of(l.Because) }),
            WhenEmpty = none,
            Counting = "requirements",
            RowCount = lines.Count,
        };
    }

    // Counts of the Security Rule differ from source to source: the report says which one it uses.
    private static string Counted(FederalEvaluationData data)
    {
        var security = data.Evaluation.Lines.Where(l => l.Requirement.Family == "security-rule").Select(l => l.Requirement).ToList();
        var specifications = security.Where(r => r.Kind == RequirementKind.ImplementationSpecification).ToList();
        return $"Counting: of the Security Rule, {Figures.Count(security.Count(r => r.Kind == RequirementKind.Standard))} standards and {Figures.Count(specifications.Count)} implementation specifications are listed one by one, " +
            $"{Figures.Count(specifications.Count(r => r.Obligation == Obligation.Addressable))} of the specifications addressable. An addressable specification is not optional: it is implemented, replaced by an equivalent measure, or left out with the reason in writing (45 CFR 164.306(d)(3)).";
    }
}
