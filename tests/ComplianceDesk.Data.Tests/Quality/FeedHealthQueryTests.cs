using ComplianceDesk.Data.Quality;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Tests.Quality;

public sealed class FeedHealthQueryTests : HospitalTest
{
    [Fact]
    public async Task Reads_NoMoreRowsHoweverManyFilesCame()
    {
        // Twelve files a day for forty days, every sixth in vain; another feed of which none could be taken in.
        for (var i = 0; i < 480; i++)
        {
            Add("accesses", i, i % 6 == 5 ? ImportStatus.Failed : ImportStatus.Finished, $"a,{(i == 478 ? "c" : "b")}");
        }

        Add("patients", 500, ImportStatus.Failed, null);
        await hospital.SaveAsync();
        using var queries = new QueryPlans(hospital.Store);

        var feeds = await new FeedHealthQuery(hospital.Store, new FixedClock(Hospital.Noon.AddHours(2 * 480))).RunAsync(Token);

        Assert.Equal(["accesses", "patients"], feeds.Select(f => f.Feed));
        Assert.Equal(
            ("f478", 400, 80, 4800L, 4400L, 400L, TimeSpan.FromDays(1), false, true, true),
            (feeds[0].LastFile, feeds[0].Files, feeds[0].Failed, feeds[0].Read, feeds[0].Stored, feeds[0].Rejected, feeds[0].Every, feeds[0].IsLate, feeds[0].ColumnsChanged, feeds[0].AheadOfClock));
        Assert.Equal(("f500", 0, 1, null, false), (feeds[1].LastFile, feeds[1].Files, feeds[1].Failed, feeds[1].Every, feeds[1].ColumnsChanged));
        // Four answers: sums, latest files, days, headers.
        Assert.Equal((2 + 1) + (2 + 1) + (FeedHealthQuery.Learned + 1) + (2 + 1), queries.RowsRead);

        void Add(string feed, int i, ImportStatus status, string? columns)
        {
            var at = Hospital.Noon.AddHours(2 * i);
            hospital.Add(new ImportRow
            {
                FileName = $"f{i}", Sha256 = $"{i}", Feed = feed, Zone = "UTC", Status = status, Read = 10, Stored = status == ImportStatus.Finished ? 11 : 0, Rejected = status == ImportStatus.Finished ? 1 : 0,
                ReceivedAt = at, LastAt = at.AddHours(2), Columns = columns,
            });
        }
    }
}
