namespace ComplianceDesk.Cli.Seed;

/// <summary>What was written.</summary>
/// <param name="Rows">Rows of each file, by its name.</param>
/// <param name="Planted">Accesses that belong to an incident.</param>
/// <param name="Lookalikes">Legitimate accesses that resemble misuse.</param>
internal sealed record SeedResult(IReadOnlyList<(string File, long Rows)> Rows, long Planted, long Lookalikes);

/// <summary>
/// Writes a believable hospital as the eight core feeds. People, bookings and stays are held in memory; accesses are made and written day by
/// day. Equal options give equal bytes.
/// </summary>
internal static class HospitalGenerator
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Chicago");

    public static SeedResult Write(SeedOptions options, Action<int, int>? progress, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Out);
        var chance = new Chance((ulong)options.Seed);
        var calendar = new Calendar(options.Until.AddDays(1 - options.Days), Zone, options.Convention.Utc);
        var ids = new IdBook(options.Convention, options.Seed);
        var hospital = new Hospital(options, ids);
        var population = new Population(options, hospital, ids, chance.Fork(1));
        var roster = new Roster(options, hospital, population, calendar, chance.Fork(2));
        var lookAlikes = LookAlike.All(options.Benchmark);
        var incidents = new IncidentPlan(options, hospital, population, roster, calendar, lookAlikes, chance.Fork(3));
        roster.Renew();
        var care = new CarePlan(options, hospital, population, roster, calendar, ids, chance.Fork(4), incidents.Forbids, incidents.Stays);
        var book = new DayBook(options, population, care, roster, incidents, calendar, lookAlikes, chance.Fork(5));
        var activity = new Activity(roster, care, incidents, new CareWork(hospital, book), book, lookAlikes);
        var feeds = new RegisterFiles(options, calendar, ids, chance.Fork(6));
        var rows = new List<(string, long)>
        {
            feeds.Departments(hospital),
            feeds.Workforce(population),
            feeds.Patients(population, hospital),
            feeds.Relations(population),
            feeds.Encounters(care, population),
            feeds.Appointments(care),
        };
        var records = options.Benchmark ? new Records(options, calendar, chance.Fork(8)) : null;
        long planted = 0, lookalikes = 0;
        using (var accesses = new AccessFile(options, calendar, ids, chance.Fork(7)))
        {
            using var truth = options.Quiet ? null : new CsvFile(options.Out, "truth.csv", false, "event_id", "kind", "scenario", "incident_id");
            for (var day = 0; day < options.Days; day++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var accessesOfDay = activity.Day(day);
                var traces = Traces(accessesOfDay, incidents);
                foreach (var access in accessesOfDay)
                {
                    if (access.Label?.Kind != "incident" && incidents.Silences.Any(s => access.At >= s.From && access.At < s.To)) continue;
                    var id = accesses.Write(access, records?.Take(access));
                    if (traces.FirstOrDefault(t => t.Minute == access.At / 60 && IsOrdinary(access)).Label is { } cause) truth?.Row(id, "trace", cause.Scenario, cause.Incident);
                    if (access.Label is not { } label) continue;
                    if (label.Kind == "incident") planted++;
                    else lookalikes++;
                    truth?.Row(id, label.Kind, label.Scenario, label.Incident);
                }

                progress?.Invoke(day + 1, options.Days);
            }

            rows.Add((options.Gzip ? "accesses.csv.gz" : "accesses.csv", accesses.Rows));
        }

        rows.Add(feeds.CareTeam([.. care.CareTeam, .. incidents.Proxies, .. book.CareTeam]));
        if (records is not null) rows.AddRange(records.Write(care, population, incidents.Silences));
        if (options.Records) rows.AddRange(new Paperwork(options, calendar, chance.Fork(9)).Write(care, population));
        if (!options.Quiet && !options.Benchmark) rows.AddRange(new ProgrammeFiles(options, calendar, chance.Fork(10)).Write(population));
        return new SeedResult(rows, planted, lookalikes);
    }

    /// <summary>
    /// The minute of the last accesses before the log fell silent: ordinary ones, by which alone it can be told when it was switched off.
    /// </summary>
    private static List<(long Minute, Label Label)> Traces(IReadOnlyList<Access> day, IncidentPlan incidents) =>
        [.. incidents.Silences.Where(s => day.Count > 0 && s.From > day[0].At && s.From <= day[^1].At)
            .Select(s => (day.Where(a => a.At < s.From && IsOrdinary(a)).Select(a => a.At / 60).DefaultIfEmpty(-1).Max(), s.Label))];

    private static bool IsOrdinary(Access access) => access.Label?.Kind != "incident" && AccessFile.System(access.By.Staff, access.Thing) == "EHR";
}
