using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Data.Quality.Measures;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Cli.Tests.Quality;

/// <summary>The rows that a page opens behind a measure's number are as many as the number says, for the whole and for every part.</summary>
[Collection(nameof(SeededDefectsTests.Judged))]
public sealed class MeasureRecordsTests(SeededDefectsTests.Judged judged)
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opens_AsManyRowsAsEveryNumberSays()
    {
        var store = judged.Store;
        var query = new MeasureRecordsQuery(store);
        await using var db = store.CreateDbContext();
        var run = await db.QualityRuns.MaxAsync(r => r.Id, Token);
        var results = (await db.MeasureResults.AsNoTracking().Where(r => r.RunId == run).ToListAsync(Token)).ToLookup(r => r.Measure);
        var seen = new HashSet<MeasuredAs>();
        foreach (var info in MeasureCatalog.All.Select(m => m.Info).Where(i => results[i.Id].Any(r => r.Denominator > 0)))
        {
            var whole = results[info.Id].Single(r => r.By == MeasureBy.All);
            var counted = info.IsFlow ? [] : await AllAsync(new(info.Id));
            var stock = info.IsFlow ? await AllAsync(new(info.Id, MeasuredAs.Stock)) : [];
            var flow = info.IsFlow ? await AllAsync(new(info.Id, MeasuredAs.Flow)) : [];
            var waiting = whole.Pending > 0 ? await AllAsync(new(info.Id, MeasuredAs.Waiting)) : [];
            var finished = whole.Finished > 0 ? await AllAsync(new(info.Id, MeasuredAs.Finished)) : [];
            Assert.Equal(info.IsFlow, flow.Count > 0);
            foreach (var part in results[info.Id])
            {
                bool Here(ListedMeasureRecord row) => part.By switch { MeasureBy.Facility => row.Place.Facility, MeasureBy.Department => row.Place.Department, MeasureBy.Provider => row.Place.Provider, _ => "" } == part.Key;
                Assert.Equal(info.IsFlow ? part.Numerator : part.Denominator, info.IsFlow ? stock.Where(Here).Sum(r => r.Amount) : counted.Count(Here), 4);
                if (!info.IsFlow)
                {
                    Assert.Equal(part.Numerator, counted.Count(row => Here(row) && row.InNumerator == true));
                }

                Assert.Equal((part.Pending, part.Age30), (waiting.Count(Here), waiting.Count(row => Here(row) && row.Amount >= 30)));
                Assert.Equal(part.Finished, finished.Count(Here));
            }

            // The same by the filter of the address, which the page and its file read.
            var some = results[info.Id].Where(r => r.By != MeasureBy.All).MaxBy(r => r.Denominator);
            foreach (var filter in new MeasureRecordFilter?[] { new(info.Id), new(info.Id, InNumerator: false), new(info.Id, MeasuredAs.Waiting, AgeFrom: 8, AgeTo: 15), some is null ? null : new(info.Id, By: some.By, Key: some.Key) }.OfType<MeasureRecordFilter>())
            {
                var page = (await query.RunAsync(filter, skip: 1, size: 7, Token))!;
                Assert.Equal(info.IsFlow && filter.As == MeasuredAs.Counted ? 0 : page.Kept, page.Total);
                Assert.Equal(Math.Clamp(page.Total - 1, 0, 7), page.Records.Count);
            }

            seen.UnionWith(new[] { (MeasuredAs.Counted, counted.Count), (MeasuredAs.Stock, stock.Count), (MeasuredAs.Flow, flow.Count), (MeasuredAs.Waiting, waiting.Count), (MeasuredAs.Finished, finished.Count) }.Where(k => k.Item2 > 0).Select(k => k.Item1));
        }

        Assert.Equal(Enum.GetValues<MeasuredAs>(), seen.Order());

        async Task<List<ListedMeasureRecord>> AllAsync(MeasureRecordFilter filter) => await query.AllAsync(filter, Token).ToListAsync(Token);
    }
}
