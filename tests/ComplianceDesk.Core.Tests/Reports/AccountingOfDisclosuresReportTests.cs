using ComplianceDesk.Core.Reports;
using Xunit;

namespace ComplianceDesk.Core.Tests.Reports;

public sealed class AccountingOfDisclosuresReportTests
{
    [Fact]
    public void Equals_TheGoldenDocument() => GoldenDocument.Check("accounting-of-disclosures", Build(Sample()));

    [Fact]
    public void Claims_NothingAReportMayNotClaim() => GoldenDocument.ClaimsNothing(Build(Sample()));

    [Theory]
    [InlineData("45 CFR 164.506(c)", "Treatment, payment and health care operations")]
    [InlineData("Treatment", "Treatment, payment and health care operations")]
    [InlineData("45 CFR 164.502(a)(1)(i)", "To the individual")]
    [InlineData("45 CFR 164.502(a)(1)(iii)", "Incident to a permitted use")]
    [InlineData("45 CFR 164.508", "With the individual's authorization")]
    [InlineData("Patient authorization", "With the individual's authorization")]
    [InlineData("45 CFR 164.510(a)", "Facility directory, persons involved in care")]
    [InlineData("45 CFR 164.512(k)(2)", "National security and intelligence")]
    [InlineData("45 CFR 164.512(k)(5)", "Correctional institutions and custody")]
    [InlineData("45 CFR 164.514(e)", "Limited data set")]
    [InlineData("45 CFR 164.512(b)", null)]
    [InlineData("45 CFR 164.512(k)(4)", null)]
    [InlineData("45 CFR 164.512(k)", null)]
    [InlineData("Court order in a treatment case", null)]
    [InlineData("45 CFR 164.512(e), order about treatment", null)]
    public void LeavesOut_WhatTheRuleLeavesOut(string basis, string? kind) => Assert.Equal(kind, DisclosureExclusions.Of(basis, "any purpose")?.Title);

    [Fact]
    public void Lists_EveryOther_AndCountsWhatItLeavesOut()
    {
        var document = Build(Sample());

        Assert.Equal(4, document.Attachments[0].Table.RowCount);
        var left = document.Sections.Single(s => s.Title == "What an accounting leaves out").Blocks.OfType<Table>().Single();
        Assert.Equal(6, left.Rows.Last()[2].Value);
        Assert.Equal(left.Rows.Last()[2].Value, left.Rows.SkipLast(1).Sum(r => r[2].Value));
    }

    [Fact]
    public void Joins_RepeatsToOneRecipientForOnePurpose()
    {
        var line = Assert.Single(Build(Sample()).Sections.Single(s => s.Title == "Disclosures").Blocks.OfType<Table>().Single().Rows, r => r[3].Text.StartsWith("State health department", StringComparison.Ordinal));

        Assert.Equal(("2024-02-01", "2026-02-01", 3.0), (line[0].Text, line[1].Text, line[2].Value));
    }

    [Fact]
    public void Tells_NothingOfASuspendedDisclosure_UntilTheTimeHasEnded()
    {
        var data = Sample();
        data = data with { Disclosures = [.. data.Disclosures, new Disclosure(At(2026, 3, 1), "Sheriff", null, "Test result", "Warrant", "45 CFR 164.512(f); suspended until 2026-06-03")] };

        Assert.DoesNotContain("Sheriff", DocumentText.Of(Build(data)), StringComparison.Ordinal);
        Assert.Equal(DocumentText.Of(Build(Sample())), DocumentText.Of(Build(data)));
        Assert.Contains("Sheriff", DocumentText.Of(Build(data with { Today = new DateOnly(2026, 6, 4) })), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-02-01", null, "2026-04-02")]
    [InlineData("2026-02-01", "2026-04-02", "2026-05-02")]
    [InlineData("2026-02-01", "2026-04-03", "2026-04-02")]
    public void Extends_OnlyWhenToldInTime(string received, string? told, string due)
    {
        static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var data = Sample() with { Requests = [new AccountingRequest("R1", Day(received), told is null ? null : Day(told), null)] };

        Assert.Equal(due, Build(data).Sections.Single(s => s.Title == "Requests for an accounting").Blocks.OfType<Table>().Single().Rows.Single()[3].Text);
    }

    [Fact]
    public void Shows_Part2AsNotYetDue() => Assert.Contains("not yet due", DocumentText.Of(Build(Sample() with { Part2 = true })), StringComparison.Ordinal);

    public static AccountingOfDisclosuresData Sample() => new()
    {
        Basis = ReportBasisSample.With("AD-1", new AccountingOfDisclosuresReport().Info, new DateOnly(2020, 5, 31), new DateOnly(2026, 5, 31)),
        Patient = "P12",
        Part2 = false,
        LookBackFrom = new DateOnly(2020, 5, 31),
        Disclosures =
        [
            new(At(2024, 2, 1), "State health department", "1 Main St", "Report of measles", "Public health", "45 CFR 164.512(b)"),
            new(At(2024, 3, 1), "Northside Health Plan", null, "Claim", "Payment", "45 CFR 164.506"),
            new(At(2025, 2, 1), "State health department", "1 Main St", "Report of measles", "Public health", "45 CFR 164.512(b)"),
            new(At(2025, 6, 1), "Circuit Court", null, "Record of 2024", "Court order", "45 CFR 164.512(e)"),
            new(At(2025, 7, 1), "The patient", null, "Copy", "Request", "45 CFR 164.502(a)(1)(i)"),
            new(At(2026, 2, 1), "State health department", "1 Main St", "Report of mumps", "Public health", "45 CFR 164.512(b)"),
        ],
        RegisterFrom = new DateOnly(2021, 1, 4),
        Requests = [new("R0", new DateOnly(2024, 3, 1), null, new DateOnly(2024, 7, 1)), new("R1", new DateOnly(2025, 9, 1), null, new DateOnly(2025, 9, 20)), new("R2", new DateOnly(2026, 5, 20), null, null)],
        Today = new DateOnly(2026, 6, 3),
    };

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 10, 0, 0, TimeSpan.FromHours(-5));

    private static Document Build(AccountingOfDisclosuresData data) => new AccountingOfDisclosuresReport().Build(data);
}
