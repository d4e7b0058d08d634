using System.Security.Cryptography;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ComplianceDesk.Data.Tests.Reports;

public sealed class ReportRegisterTests
{
    [Fact]
    public async Task Keeps_TheBytesUnderTheirHash()
    {
        using var hospital = await Hospital.OpenAsync();
        var register = new ReportRegister(hospital.Store);

        var row = await register.AddAsync(new ReportEntry("activity-review", "pdf", Document()), (_, stream) => stream.Write("report"u8), TestContext.Current.CancellationToken);

        Assert.Equal("report", await File.ReadAllTextAsync(register.PathOf(row), TestContext.Current.CancellationToken));
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData("report"u8)), 6L), (row.Sha256, row.Bytes));
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal($"report:{row.Id}", (await db.Trail.SingleAsync(TestContext.Current.CancellationToken)).Subject);
    }

    [Fact]
    public async Task LeavesNothing_WhenRenderingFails()
    {
        using var hospital = await Hospital.OpenAsync();

        await Assert.ThrowsAsync<InvalidDataException>(() =>
            new ReportRegister(hospital.Store).AddAsync(new ReportEntry("activity-review", "pdf", Document()), (_, _) => throw new InvalidDataException(), TestContext.Current.CancellationToken));

        Assert.Empty(Directory.GetFiles(hospital.Store.Reports));
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal(0, await db.Reports.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task LeavesNothing_WhenItIsNotRegistered_ButWhatWasThere()
    {
        using var hospital = await Hospital.OpenAsync();
        var register = new ReportRegister(hospital.Store);
        var refused = new ReportEntry("activity-review", "pdf", Document())
        {
            Beside = (row, stop) => File.WriteAllTextAsync(register.PathOf(row) + ".keys", "U1", stop),
            Within = (_, _, _) => throw new OperationCanceledException(),
        };

        await Assert.ThrowsAsync<OperationCanceledException>(() => register.AddAsync(refused, (_, stream) => stream.Write("report"u8), TestContext.Current.CancellationToken));
        Assert.Empty(Directory.GetFiles(hospital.Store.Reports));

        var kept = await register.AddAsync(new ReportEntry("activity-review", "pdf", Document()), (_, stream) => stream.Write("report"u8), TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<OperationCanceledException>(() => register.AddAsync(refused, (_, stream) => stream.Write("report"u8), TestContext.Current.CancellationToken));
        Assert.True(File.Exists(register.PathOf(kept)));
    }

    [Fact]
    public async Task CleansUp_WhatAKillLeft_ButNotWhatIsBeingWritten()
    {
        using var hospital = await Hospital.OpenAsync();
        await File.WriteAllTextAsync(Path.Combine(hospital.Store.Reports, "left.draft"), "half", TestContext.Current.CancellationToken);
        await using var writing = File.Create(Path.Combine(hospital.Store.Reports, "now.draft"));

        new ReportRegister(hospital.Store).CleanUp();

        Assert.EndsWith("now.draft", Assert.Single(Directory.GetFiles(hospital.Store.Reports)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Supersedes_TheSameReport_ThatStandsNoHigher()
    {
        using var hospital = await Hospital.OpenAsync();
        var register = new ReportRegister(hospital.Store);
        var made = 0;
        async Task<ReportRow> AddAsync(bool draft, string format = "pdf", string? about = null, bool identified = false, ReportRow? signedOff = null)
        {
            var document = Document();
            document = document with { Info = document.Info with { Draft = draft, About = about, Identified = identified } };
            var entry = new ReportEntry("activity-review", format, document) { SignOff = signedOff is null ? null : new ReportSignOff(signedOff, "director", Hospital.Noon) };
            return await register.AddAsync(entry, (_, stream) => stream.WriteByte((byte)++made), TestContext.Current.CancellationToken);
        }

        async Task<int?> SupersededByAsync(ReportRow row)
        {
            await using var db = hospital.Store.CreateDbContext();
            return (await db.Reports.SingleAsync(r => r.Id == row.Id, TestContext.Current.CancellationToken)).SupersededById;
        }

        var first = await AddAsync(draft: true);
        ReportRow[] others = [await AddAsync(true, "xlsx"), await AddAsync(true, about: "patient:7"), await AddAsync(true, identified: true)];
        var second = await AddAsync(draft: true);
        Assert.Equal(second.Id, await SupersededByAsync(first));
        await Assert.ThrowsAsync<ArgumentException>(() => AddAsync(false, signedOff: first));
        var issued = await AddAsync(false, signedOff: second);
        Assert.Equal(issued.Id, await SupersededByAsync(second));

        // A new draft, and one that was made without sign-off, leave what was signed off in force.
        var third = await AddAsync(draft: true);
        var unsigned = await AddAsync(draft: false);
        Assert.Null(await SupersededByAsync(issued));
        Assert.Equal(unsigned.Id, await SupersededByAsync(third));
        var fourth = await AddAsync(draft: true);
        var next = await AddAsync(false, signedOff: fourth);
        Assert.Equal([next.Id, next.Id, next.Id], [await SupersededByAsync(issued), await SupersededByAsync(unsigned), await SupersededByAsync(fourth)]);
        foreach (var other in others)
        {
            Assert.Null(await SupersededByAsync(other));
        }

        var list = await new ReportsQuery(hospital.Store).RunAsync(new ReadableReports(["activity-review"], ["activity-review"]), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal([issued.Id, unsigned.Id, fourth.Id], list.Supersedes[next.Id]);
    }

    private static Document Document() => new()
    {
        Info = new DocumentInfo
        {
            Title = "Title", Subject = "Subject", Organisation = "Organisation", ReportId = "1", GeneratedAt = DateTimeOffset.UnixEpoch, Zone = "UTC",
            GeneratedBy = "officer", From = new DateOnly(2026, 3, 1), To = new DateOnly(2026, 3, 31),
        },
        Sections = [],
    };
}
