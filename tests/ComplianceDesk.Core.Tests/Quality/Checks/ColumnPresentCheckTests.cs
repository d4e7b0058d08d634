using ComplianceDesk.Core.Quality;

namespace ComplianceDesk.Core.Tests.Quality.Checks;

public sealed class ColumnPresentCheckTests
{
    [Fact]
    public void Flags_WhatDoesNotHold() =>
        Assert.Equal(
            ["7:final_billed_at"],
            Checked.By(
                "CNF-01",
                new ImportRecord { RecordId = "7", Of = "billing", Columns = new HashSet<string> { "encounter_id", "coded_at" } }).Booked);

    [Fact]
    public void StaysQuiet_OnLookAlikes() =>
        Assert.Empty(Checked.By(
            "CNF-01",
            new ImportRecord { RecordId = "7", Of = "fhir" },
            new ImportRecord { RecordId = "8", Of = "vendors", Columns = new HashSet<string> { "vendor_id" } }).Failures);

    [Fact]
    public void Expects_OnlyColumnsThatFeedsHave()
    {
        foreach (var (feed, columns) in ComplianceDesk.Core.Quality.Checks.ColumnPresentCheck.Expected)
        {
            var schema = Core.Feeds.FeedSchema.All.Single(s => s.Id.Replace('-', '_') == feed);
            Assert.All(columns, column => Assert.True(schema.Find(column) >= 0, $"{feed}.{column}"));
        }
    }
}
