using ComplianceDesk.Core.Quality;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Quality;

/// <summary>How many records of a feed fall on each day, counted while the charts are read: no second pass over the observations.</summary>
internal sealed class FeedDays
{
    private const int DaysAsked = 28, Weeks = 8;
    private readonly SortedDictionary<DateOnly, long> encounters = [], observations = [];

    /// <summary>Days on which a visit took place.</summary>
    public IEnumerable<DateOnly> EncounterDays => encounters.Keys;

    /// <summary>Counts what a chart holds up to a day.</summary>
    public void Count(PatientChart chart, DateOnly today)
    {
        foreach (var encounter in chart.Encounters)
        {
            if (encounter.StartedOn is { } day && day <= today && encounter.Course is not (EncounterCourse.Void or EncounterCourse.Planned))
            {
                encounters[day] = encounters.GetValueOrDefault(day) + 1;
            }
        }

        // Observations of a patient come in runs of one day.
        var (last, waiting) = (DateOnly.MinValue, 0L);
        foreach (var observation in chart.Observations)
        {
            if (observation.TakenOn is not { } day || day > today)
            {
                continue;
            }

            if (day != last && waiting > 0)
            {
                observations[last] = observations.GetValueOrDefault(last) + waiting;
                waiting = 0;
            }

            last = day;
            waiting++;
        }

        if (waiting > 0)
        {
            observations[last] = observations.GetValueOrDefault(last) + waiting;
        }
    }

    /// <summary>Adds what was counted in another part of the store.</summary>
    public void Add(FeedDays other)
    {
        foreach (var (mine, its) in ((SortedDictionary<DateOnly, long>, SortedDictionary<DateOnly, long>)[])[(encounters, other.encounters), (observations, other.observations)])
        {
            foreach (var (day, count) in its)
            {
                mine[day] = mine.GetValueOrDefault(day) + count;
            }
        }
    }

    /// <summary>Puts the last days of each feed to the run; the day of the run is not over and is left out.</summary>
    public void TestBy(CheckRun run, DeskContext db, DateOnly today)
    {
        var epoch = DateOnly.FromDateTime(DateTime.UnixEpoch);
        var accesses = new SortedDictionary<DateOnly, long>(db.DailyCounts.AsNoTracking().Where(count => count.Kind == DailyCountKind.Action)
            .GroupBy(count => count.Day).Select(day => new { day.Key, Count = day.Sum(count => count.Events) }).ToDictionary(day => epoch.AddDays(day.Key), day => (long)day.Count));
        Test("accesses", accesses);
        Test(EncounterRecord.FeedName, encounters);
        Test(ObservationRecord.FeedName, observations);

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
