using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Data.Tests.Quality;
using static ComplianceDesk.Data.Tests.Reports.Counted.CountedHospital;

namespace ComplianceDesk.Data.Tests.Reports.Counted;

[Collection(CountedHospital.Collection)]
public sealed class AccountingOfDisclosuresQueryTests(CountedHospital hospital)
{
    [Fact]
    public async Task Lists_SixYearsOfOnePatientOldestFirst()
    {
        var data = await RunAsync("MRN-1", new DateOnly(2010, 1, 1));

        Assert.Equal(new DateOnly(2020, 3, 10), data.LookBackFrom);
        Assert.Equal(["First day", "Last day", "Last day, too"], data.Disclosures.Select(d => d.What));
        Assert.Equal(new Disclosure(Local(End.AddMilliseconds(-1)), "Recipient late", "Street late", "Last day", "Purpose late", "Basis late"), data.Disclosures[1]);
        Assert.Equal(($"P{hospital.Pat}", true, new DateOnly(2026, 3, 20)), (data.Patient, data.Part2, data.Today));
    }

    [Fact]
    public async Task Begins_WithTheDayAskedForWhenThatIsLater()
    {
        var data = await RunAsync("MRN-1", From);

        Assert.Equal(From, data.LookBackFrom);
        Assert.Equal(["Last day", "Last day, too"], data.Disclosures.Select(d => d.What));
    }

    [Fact]
    public async Task Begins_NeverBeforeTheComplianceDate() =>
        Assert.Equal(new DateOnly(2003, 4, 14), (await RunAsync("MRN-1", new DateOnly(2001, 1, 1), new DateOnly(2007, 1, 1))).LookBackFrom);

    [Fact]
    public async Task Lists_RequestsForAnAccountingOldestFirst()
    {
        var data = await RunAsync("MRN-1", From);

        Assert.Equal(
            [
                new AccountingRequest("r-early", new DateOnly(2019, 1, 1), new DateOnly(2026, 2, 2), new DateOnly(2026, 3, 3)),
                new AccountingRequest("r-late", new DateOnly(2026, 3, 12), null, null), new AccountingRequest("r-same", new DateOnly(2026, 3, 12), null, null),
            ],
            data.Requests);
        // Of the whole register, whomever it is about; three in the morning UTC is the evening before.
        Assert.Equal(new DateOnly(2002, 4, 30), data.RegisterFrom);
        Assert.False((await RunAsync("MRN-2", From)).Part2);
    }

    [Fact]
    public async Task Knows_NoRegisterWhereNoneWasGiven()
    {
        using var empty = await Hospital.OpenAsync();
        empty.Patient("MRN-1", also: p => p.Restricted = "vip");
        await empty.SaveAsync();
        var reading = await ReportReading.OpenAsync(empty.Store, new AccountingOfDisclosuresReport().Info, new ReportRequest("accounting-of-disclosures", From, To, "officer") { Patient = "MRN-1" }, new FixedClock(Now), Stop);
        var data = await new AccountingOfDisclosuresQuery().RunAsync(reading, Stop);

        Assert.Equal((null, false, 0, 0), (data.RegisterFrom, data.Part2, data.Disclosures.Count, data.Requests.Count));
    }

    private async Task<AccountingOfDisclosuresData> RunAsync(string patient, DateOnly from, DateOnly? to = null) => await new AccountingOfDisclosuresQuery().RunAsync(
        await hospital.ReadingAsync(new AccountingOfDisclosuresReport(), r => r with { Patient = patient, From = from, To = to ?? To }), Stop);
}
