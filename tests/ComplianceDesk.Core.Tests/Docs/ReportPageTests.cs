using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Core.Tests.Docs;

/// <summary>docs/reports.md: every report, what it needs and who may read it.</summary>
public sealed class ReportPageTests
{
    [Fact]
    public void Lists_EveryReport() => GeneratedPage.Check("docs/reports.md",
        "# Reports\n\n| report | answers | needs | for | names people for |\n|---|---|---|---|---|\n" +
        string.Join('\n', ReportCatalog.All.Select(r => r.Info).Select(i => $"| **{i.Title}** `{i.Id}` | {i.Subject} | {Needs(i.Needs)} | {Readers(i.Readers)} | {Readers(i.Identified)} |")), 1500);

    private static string Needs(ReportNeeds needs) => string.Join(", ", Enum.GetValues<ReportNeeds>().Where(n => n != ReportNeeds.None && needs.HasFlag(n)).Select(n => n == ReportNeeds.Department ? "department (or all)" : n.ToString().ToLowerInvariant()));

    private static string Readers(ReportReaders readers) => string.Join(", ", new[] { (ReportReaders.ComplianceOfficer, "compliance officer"), (ReportReaders.HimDirector, "HIM director"), (ReportReaders.Auditor, "auditor") }.Where(r => readers.HasFlag(r.Item1)).Select(r => r.Item2));
}
