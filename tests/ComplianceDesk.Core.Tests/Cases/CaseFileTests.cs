using ComplianceDesk.Core.Cases;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Tests.Reports;
using Xunit;

namespace ComplianceDesk.Core.Tests.Cases;

public sealed class CaseFileTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Prints_AllOfTheCase()
    {
        var text = DocumentText.Of(CaseFile.Build(Sample()));
        Assert.All(
            ["Factor 1, what information", "Record the sanction", "Time to detect", "Look without any reason", "judged again with version 4", "Shift plan of the ward.", "Counsel, matter 12 of 2026.", new string('a', 64), "Nothing of the case is left out.", "Interview", "letters/P7.pdf", "sent 9 Mar 2026", "On March 2, 2026"],
            words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.DoesNotContain("letters/P8.pdf", text, StringComparison.Ordinal);
        Assert.Equal(["accesses.csv", "findings.csv", "history.csv"], CaseFile.Build(Sample()).Attachments.Select(a => a.FileName));
        Assert.Equal("access,at,person,record,action,outcome,override,department,workstation,system,file,line,file_sha256", string.Join(',', CaseFile.Build(Sample()).Attachments[0].Table.Titles));
    }

    [Fact]
    public void Says_WhatIsLeftOut()
    {
        var text = DocumentText.Of(CaseFile.Build(Sample() with { LeftOut = ["2 of the history's steps \"Note\": internal, not for this reader."], Tasks = [] }));
        Assert.Contains("2 of the history's steps", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing of the case is left out.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Claims_NothingAReportMayNotClaim() => GoldenDocument.ClaimsNothing(CaseFile.Build(Sample()));

    private static CaseFileData Sample() => new()
    {
        Info = new()
        {
            Title = "Case file", Subject = "Accesses by the workforce", Organisation = "Riverbend", ReportId = "Case 4", GeneratedAt = Noon.AddDays(3), Zone = "UTC", GeneratedBy = "officer", From = new(2026, 3, 1), To = new(2026, 3, 2),
        },
        Number = 4,
        Reader = CaseReader.Inside,
        Head = [new("Case", "No. 4"), new("Owner", "officer")],
        Facts = new() { DiscoveredOn = new(2026, 3, 2), Determination = CaseDetermination.Impermissible, Reasoning = "She said that she was curious.", Nature = "Name and visit dates of one patient." },
        Times = new(Noon.UtcDateTime, Noon.UtcDateTime.AddHours(4), null, null, null),
        Findings = [new(17, "Look without any reason", "unexplained: found by version 3, judged again with version 4", "found by policy version 3", "High", 88, "Ann Ward (u1)", "P7", Noon, Noon, 1, "Under review")],
        Accesses = [new(9, Noon, "Ann Ward (u1)", "P7", "view", "success", false, "Ward", "WS1", "EHR", "access.csv", 12, new string('b', 64))],
        AccessCount = 1,
        History = [new(Noon, "officer", "Interview", "The manager knew nothing of it.")],
        Tasks = [new(Noon, "officer", "open, by 2026-03-09", "Ask the manager")],
        Holds = [new(Noon, "officer", "stands", "Counsel, matter 12 of 2026.")],
        Letters = [new(new PatientLetter { Key = "P7", Days = [new(2026, 3, 2)] }, "sent 9 Mar 2026", true), new(new PatientLetter { Key = "P8", Days = [new(2026, 3, 2)], Events = "Printed." }, "no letter", false)],
        Files = [new(1, "files/1-shift.csv", "Shift plan of the ward.", 8, new string('a', 64), Noon, "officer")],
        LeftOut = [],
    };
}
