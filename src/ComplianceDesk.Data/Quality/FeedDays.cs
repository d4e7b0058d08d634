using System.Runtime.InteropServices;
using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>How many records of a feed fall on each day, counted while the charts are read: no second pass over the observations.</summary>
internal sealed class FeedDays
{
    private const int DaysAsked = 28, Weeks = 8;
    private readonly Dictionary<DateOnly, long> encounters = [], observations = [];
    private readonly Dictionary<string, DateTime> newest = [];

    /// <summary>Days on which a visit took place.</summary>
    public IEnumerable<DateOnly> EncounterDays => encounters.Keys.Order();

    /// <summary>Counts what a chart holds up to a day.</summary>
    public void Count(PatientChart chart, DateOnly today)
    {
        foreach (var encounter in chart.Encounters)
        {
            if (encounter.StartedOn is { } day && day <= today && encounter.Course is not (EncounterCourse.Void or EncounterCourse.Planned))
            {
                Count(encounters, day, 1);
            }
        }

        // Observations of a patient come in runs of one day.
        var (last, waiting, taken) = (DateOnly.MinValue, 0L, DateTime.MinValue);
        foreach (var observation in chart.Observations)
        {
            if (observation.TakenOn is not { } day || day > today)
            {
                continue;
            }

            if (observation.TakenAt is { } at && at > taken)
            {
                taken = at;
            }

            if (day != last && waiting > 0)
            {
                Count(observations, last, waiting);
                waiting = 0;
            }

            last = day;
            waiting++;
        }

        if (waiting > 0)
        {
            Count(observations, last, waiting);
        }

        Newest(ObservationRecord.FeedName, taken);
        foreach (var encounter in chart.Encounters)
        {
            if (encounter.StartedOn <= today && encounter.Course is not (EncounterCourse.Void or EncounterCourse.Planned))
            {
                Newest(EncounterRecord.FeedName, encounter.StartedAt!.Value);
            }
        }

        foreach (var diagnosis in chart.Diagnoses)
        {
            if (diagnosis.RecordedOn <= today)
            {
                Newest(DiagnosisRecord.FeedName, diagnosis.RecordedAt!.Value);
            }
        }

        foreach (var document in chart.Documents)
        {
            if (document.CreatedOn <= today)
            {
                Newest(DocumentRecord.FeedName, document.CreatedAt!.Value);
            }
        }
    }

    /// <summary>Adds what was counted in another part of the store.</summary>
    public void Add(FeedDays other)
    {
        foreach (var (mine, its) in ((Dictionary<DateOnly, long>, Dictionary<DateOnly, long>)[])[(encounters, other.encounters), (observations, other.observations)])
        {
            foreach (var (day, count) in its)
            {
                Count(mine, day, count);
            }
        }

        foreach (var (feed, at) in other.newest)
        {
            Newest(feed, at);
        }
    }

    /// <summary>Puts the newest event of each feed to the run. Events dated after the run are none.</summary>
    public void TestNewestBy(CheckRun run, DeskContext db)
    {
        var now = run.Now;
        Newest("accesses", db.Accesses.Where(access => access.At <= now).Max(access => (DateTime?)access.At) ?? default);
        Newest(RequestRecord.FeedName, db.Requests.Where(request => request.ReceivedAt <= now).Max(request => (DateTime?)request.ReceivedAt) ?? default);
        Newest(CodingQueryRecord.FeedName, db.CodingQueries.Where(query => query.SentAt <= now).Max(query => (DateTime?)query.SentAt) ?? default);
        Newest(BillingRecord.FeedName, db.Billing.Where(bill => bill.FinalBilledAt <= now).Max(bill => bill.FinalBilledAt) ?? default);
        Newest(BillingRecord.FeedName, db.Billing.Where(bill => bill.CodedAt <= now).Max(bill => bill.CodedAt) ?? default);
        Newest(DisclosureRecord.FeedName, db.Disclosures.Where(disclosure => disclosure.At <= now).Max(disclosure => (DateTime?)disclosure.At) ?? default);
        foreach (var (feed, at) in newest.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            run.Test(new NewestEventRecord { RecordId = feed, At = at });
        }
    }

    private static void Count(Dictionary<DateOnly, long> days, DateOnly day, long records) => CollectionsMarshal.GetValueRefOrAddDefault(days, day, out _) += records;

    private void Newest(string feed, DateTime at)
    {
        if (at > newest.GetValueOrDefault(feed))
        {
            newest[feed] = at;
        }
    }

    /// <summary>Puts the last days of each feed to the run; the day of the run is not over and is left out.</summary>
    public void TestBy(CheckRun run, DeskContext db, DateOnly today)
    {
        var epoch = DateOnly.FromDateTime(DateTime.UnixEpoch);
        var accesses = new SortedDictionary<DateOnly, long>(db.DailyCounts.AsNoTracking().Where(count => count.Kind == DailyCountKind.Action)
            .GroupBy(count => count.Day).Select(day => new { day.Key, Count = day.Sum(count => count.Events) }).ToDictionary(day => epoch.AddDays(day.Key), day => (long)day.Count));
        Test("accesses", accesses);
        Test(EncounterRecord.FeedName, new(encounters));
        Test(ObservationRecord.FeedName, new(observations));

        void Test(string feed, SortedDictionary<DateOnly, long> days)
        {
            if (days.Count == 0)
            {
                return;
            }

            var first = days.First().Key;
            var newest = days.Keys.Where(day => day < today).LastOrDefault(first);
            for (var day = newest.AddDays(1 - DaysAsked); day <= newest; day = day.AddDays(1))
            {
                if (day < first || day >= today)
                {
                    continue;
                }

                long[] before = [.. Enumerable.Range(1, Weeks).Select(week => day.AddDays(-7 * week)).Where(earlier => earlier >= first).Reverse().Select(earlier => days.GetValueOrDefault(earlier))];
                run.Test(new FeedDayRecord { RecordId = $"{feed}/{SourceDays.Text(day)}", Name = feed, Day = day, Count = days.GetValueOrDefault(day), Before = before });
            }
        }
    }
}
