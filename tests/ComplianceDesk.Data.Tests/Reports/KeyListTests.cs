using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ComplianceDesk.Data.Tests.Reports;

public sealed class KeyListTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Names_WhomTheReportNamesByKey_AndNobodyElse()
    {
        using var hospital = await Hospital.OpenAsync();
        var (user, patient) = (hospital.User("u1", "Ann", "Lee"), hospital.Patient("0012", "Bo", "Ray, Jr."));
        hospital.User("u2", "No", "Body");
        hospital.Finding(user, patient, 90, null, hospital.Access(user, patient, Hospital.Noon, also: a => a.EventId = "e1"));
        await hospital.SaveAsync();
        var (row, keys) = await MakeAsync(hospital, ReportIdentities.Keys);

        var csv = await keys.RevealAsync(row, "officer", "Meeting of the privacy board", Stop);

        Assert.Equal($"key,kind,id,name\r\nU{user},user,u1,Ann Lee\r\nP{patient},patient,0012,\"Bo Ray, Jr.\"\r\n", csv);
        await using var db = hospital.Store.CreateDbContext();
        var entry = await db.Trail.SingleAsync(t => t.Action == "reveal", Stop);
        Assert.Equal(("officer", $"report:{row.Id}", "key list: Meeting of the privacy board"), (entry.Who, entry.Subject, entry.Detail));
    }

    [Fact]
    public async Task Refuses_WithoutAReason()
    {
        using var hospital = await Hospital.OpenAsync();
        var (row, keys) = await MakeAsync(hospital, ReportIdentities.Keys);

        await Assert.ThrowsAsync<ArgumentException>(() => keys.RevealAsync(row, "officer", "why", Stop));

        await using var db = hospital.Store.CreateDbContext();
        Assert.False(await db.Trail.AnyAsync(t => t.Action == "reveal", Stop));
    }

    [Fact]
    public async Task Records_WhoAskedForIdentities_BeforeTheReportIsRead()
    {
        using var hospital = await Hospital.OpenAsync();
        var (row, keys) = await MakeAsync(hospital, ReportIdentities.Identified);

        Assert.True(row.Identified);
        Assert.False(keys.Has(row));
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal(["reveal", "report"], await db.Trail.OrderBy(t => t.Id).Select(t => t.Action).ToListAsync(Stop));
    }

    private static async Task<(ReportRow Row, KeyList Keys)> MakeAsync(Hospital hospital, ReportIdentities identities)
    {
        var keys = new KeyList(hospital.Store, TimeProvider.System);
        var maker = new ReportMaker(hospital.Store, new ReportRegister(hospital.Store), keys, TimeProvider.System);
        var request = new ReportRequest("activity-review", new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 3), "officer") { Identities = identities, Reason = "Meeting of the privacy board" };
        var row = await maker.MakeAsync(request, "pdf", (document, stream) => stream.Write(System.Text.Encoding.UTF8.GetBytes(Read(document))), cancellationToken: Stop);
        return (row, keys);
    }

    // A renderer goes through everything.
    private static string Read(Document document) =>
        string.Join('\n', document.Attachments.SelectMany(a => a.Table.ReadRows()).Select(r => string.Join(',', r.Select(c => c.Text))));
}
