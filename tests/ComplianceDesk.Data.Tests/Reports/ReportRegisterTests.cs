using System.Security.Cryptography;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Reports;
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

        var row = await register.AddAsync("activity-review", "pdf", Document(), null, null, (_, stream) => stream.Write("report"u8), TestContext.Current.CancellationToken);

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
            new ReportRegister(hospital.Store).AddAsync("activity-review", "pdf", Document(), null, null, (_, _) => throw new InvalidDataException(), TestContext.Current.CancellationToken));

        Assert.Empty(Directory.GetFiles(hospital.Store.Reports));
        await using var db = hospital.Store.CreateDbContext();
        Assert.Equal(0, await db.Reports.CountAsync(TestContext.Current.CancellationToken));
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
