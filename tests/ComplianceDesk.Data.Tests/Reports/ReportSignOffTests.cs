using System.Text;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ComplianceDesk.Data.Tests.Reports;

public sealed class ReportSignOffTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Issues_TheSameFigures_AsTheNextVersion()
    {
        using var hospital = await Hospital.OpenAsync();
        var (maker, draft) = await DraftAsync(hospital);

        var final = await maker.SignOffAsync(draft, "director", Render, cancellationToken: Stop);

        var files = new ReportRegister(hospital.Store);
        var before = await File.ReadAllLinesAsync(files.PathOf(draft), Stop);
        var after = await File.ReadAllLinesAsync(files.PathOf(final), Stop);
        Assert.Equal("Draft, not signed off", before[0]);
        Assert.StartsWith("Version 2, signed off by director, ", after[0], StringComparison.Ordinal);
        Assert.True(before.Length > 1);
        Assert.Equal(before[1..], after[1..]);
        Assert.Equal((1, true, 2, false), (draft.Version, draft.Draft, final.Version, final.Draft));
        Assert.Equal((draft.Number, draft.DataSet, draft.GeneratedAt, draft.Id), (final.Number, final.DataSet, final.GeneratedAt, final.DraftId));
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal(final.Id, (await db.Reports.SingleAsync(r => r.Id == draft.Id, Stop)).SupersededById);
        Assert.Equal(("director", $"report:{final.Id}"), await db.Trail.Where(t => t.Action == "report-sign-off").Select(t => new ValueTuple<string, string>(t.Who, t.Subject!)).SingleAsync(Stop));
    }

    [Fact]
    public async Task Refuses_ThePreparer_AndASecondSignOff()
    {
        using var hospital = await Hospital.OpenAsync();
        var (maker, draft) = await DraftAsync(hospital);

        await Assert.ThrowsAsync<ArgumentException>(() => maker.SignOffAsync(draft, "Officer", Render, cancellationToken: Stop));
        await maker.SignOffAsync(draft, "director", Render, cancellationToken: Stop);
        await using var db = hospital.Store.CreateDbContext();
        var signed = await db.Reports.AsNoTracking().SingleAsync(r => r.Id == draft.Id, Stop);
        await Assert.ThrowsAsync<ArgumentException>(() => maker.SignOffAsync(signed, "director", Render, cancellationToken: Stop));
        Assert.Equal(2, await db.Reports.CountAsync(Stop));
    }

    [Fact]
    public async Task Refuses_WhenTheStoreGivesOtherFigures()
    {
        using var hospital = await Hospital.OpenAsync();
        var (maker, draft) = await DraftAsync(hospital);
        await using var db = hospital.Store.CreateDbContext();
        db.Imports.Add(new ImportRow { FileName = "later.csv", Zone = "UTC", Sha256 = new string('a', 64), Status = ImportStatus.Finished, ReceivedAt = TimeProvider.System.GetUtcNow().UtcDateTime });
        await db.SaveChangesAsync(Stop);

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => maker.SignOffAsync(draft, "director", Render, cancellationToken: Stop));

        Assert.Contains("Make a new draft", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, await db.Reports.CountAsync(Stop));
    }

    private static async Task<(ReportMaker Maker, ReportRow Draft)> DraftAsync(Hospital hospital)
    {
        var maker = new ReportMaker(hospital.Store, new ReportRegister(hospital.Store), new KeyList(hospital.Store, TimeProvider.System), TimeProvider.System);
        var request = new ReportRequest("activity-review", new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 3), "officer");
        return (maker, await maker.MakeAsync(request, "pdf", Render, cancellationToken: Stop));
    }

    // The standing on the first line, then everything that varies with the data.
    private static void Render(Document document, Stream stream)
    {
        var lines = document.Attachments.SelectMany(a => a.Table.ReadRows()).Select(r => string.Join(',', r.Select(c => c.Text)));
        var facts = document.Cover.Select(f => f.ToString());
        stream.Write(Encoding.UTF8.GetBytes(string.Join('\n', [document.Info.Standing, document.Info.ReportId, .. facts, .. lines])));
    }
}
