using System.Globalization;
using System.Runtime.InteropServices;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Quality;

/// <summary>The running count of one check in one run.</summary>
public sealed class Tally
{
    private readonly Check check;
    private readonly CheckInfo info;
    private readonly CheckRun run;
    private (long Eligible, long Failing)[] counts = new (long, long)[8];
    private Spread? minutes;
    private string? error;

    internal Tally(Check check, CheckRun run)
    {
        this.check = check;
        this.run = run;
        info = check.Info.In(run.Policy);
        NotRunBecause = info.IsOff ? run.Policy.SwitchedOff : check.NotRunBecause(run.Store);
        AsOf = run.Store.Moments?.Of(info.Feeds.Concat(info.Needs)) ?? run.AsOf;
        Today = run.Store.Moments?.DayOf(AsOf) ?? run.Today;
    }

    /// <summary>
    /// The moment up to which the feeds that the check reads can be asked, UTC: the oldest of their newest snapshots. What was due later may have been done
    /// since.
    /// </summary>
    public DateTime AsOf { get; }

    /// <summary>The day of <see cref="AsOf"/> in the site's time zone.</summary>
    public DateOnly Today { get; }

    /// <summary>The newest state of any feed, UTC: what lies after it is in the future of all of them.</summary>
    public DateTime Newest => run.AsOf;

    /// <summary>The day of <see cref="Newest"/> in the site's time zone.</summary>
    public DateOnly NewestDay => run.Today;

    /// <summary>The moment by the clock, UTC: what asks how old the data are is held against it.</summary>
    public DateTime Now => run.Now;

    /// <summary>The value in force of a number of the check's own.</summary>
    public double In(Threshold threshold) => threshold.In(run.Policy);

    internal string? NotRunBecause { get; }

    internal bool Broken => error is not null;

    /// <summary>The count at the place of the record under test.</summary>
    private ref (long Eligible, long Failing) Here
    {
        get
        {
            if ((uint)run.Place >= (uint)counts.Length)
            {
                Array.Resize(ref counts, Math.Max(run.Place + 1, 2 * counts.Length));
            }

            return ref counts[run.Place];
        }
    }

    /// <summary>True when the store holds this feed.</summary>
    public bool Has(string feed) => run.Store.Feeds.Contains(feed);

    /// <summary>True when the site has loaded a code table of this system.</summary>
    public bool HasTable(CodeSystem system) => run.Store.CodeTables.Contains(system.Name);

    /// <summary>Tables of the site that are no code system.</summary>
    public SiteTables Site => run.Store.Site;

    /// <summary>Counts one eligible thing that holds: what most of them do, said at least cost.</summary>
    public void Pass() => Here.Eligible++;

    /// <summary>Counts so many eligible things that hold.</summary>
    public void Pass(long things) => Here.Eligible += things;

    /// <summary>Counts so many eligible things that fail and of which nothing but the number is known; the failure that <see cref="Expect(bool, CheckedRecord, string?, string, ReadOnlySpan{string})"/> reports says so.</summary>
    public void Fail(long things)
    {
        ref var here = ref Here;
        here.Eligible += things;
        here.Failing += things;
    }

    /// <summary>Notes how long something took; the outcome says median and 95th percentile.</summary>
    public void Took(TimeSpan time) => (minutes ??= new()).Add((int)Math.Clamp(time.TotalMinutes, 0, int.MaxValue));

    /// <summary>The day of an instant in the site's time zone.</summary>
    public DateOnly DayOf(DateTime at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(at, run.Zone));

    /// <summary>True for the first moment of a day of the site: what a feed gives as a day alone is stored as that.</summary>
    public bool MayBeDayAlone(DateTime at) => TimeZoneInfo.ConvertTimeFromUtc(at, run.Zone).TimeOfDay == TimeSpan.Zero;

    /// <summary>Counts one eligible thing, which holds or fails.</summary>
    /// <param name="holds">Whether it holds.</param>
    /// <param name="record">The record it stands in; when it fails, the columns are booked there.</param>
    /// <param name="found">The value found; null or empty when it is absent.</param>
    /// <param name="expected">What would be right, in words.</param>
    /// <param name="columns">The columns at fault, by their names in the feed.</param>
    public void Expect(bool holds, CheckedRecord record, string? found, string expected, params ReadOnlySpan<string> columns)
    {
        ref var here = ref Here;
        here.Eligible++;
        if (holds)
        {
            return;
        }

        here.Failing++;
        // What is only listed stays to be asked by checks that are scored.
        foreach (var column in info.Severity == CheckSeverity.Info ? [] : columns)
        {
            record.Book(column);
        }

        run.Report(new CheckFailure(info.Code, record.Feed, record.RecordId, string.Join(';', columns), found, expected) { Place = run.Store.Places[run.Place] });
    }

    /// <inheritdoc cref="Expect(bool, CheckedRecord, string?, string, ReadOnlySpan{string})"/>
    public void Expect(bool holds, CheckedRecord record, DateOnly found, string expected, params ReadOnlySpan<string> columns) =>
        Expect(holds, record, holds ? null : found.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), expected, columns);

    /// <inheritdoc cref="Expect(bool, CheckedRecord, string?, string, ReadOnlySpan{string})"/>
    public void Expect(bool holds, CheckedRecord record, DateTime found, string expected, params ReadOnlySpan<string> columns) =>
        Expect(holds, record, holds ? null : found.Iso(), expected, columns);

    /// <summary>Counts one record, which holds when every one of the columns is given.</summary>
    public void Require(CheckedRecord record, string expected, params ReadOnlySpan<(string Column, bool Given)> columns)
    {
        List<string>? missing = null;
        foreach (var (column, given) in columns)
        {
            if (!given)
            {
                (missing ??= []).Add(column);
            }
        }

        Expect(missing is null, record, null, expected, CollectionsMarshal.AsSpan(missing));
    }

    /// <summary>Takes the check out of the run after a bug in it; the other checks go on.</summary>
    internal void Break(Exception exception) => error = $"The check stopped with {exception.GetType().Name}.";

    /// <summary>Adds what the same check counted in another part of the store.</summary>
    internal void Add(Tally other)
    {
        if (counts.Length < other.counts.Length)
        {
            Array.Resize(ref counts, other.counts.Length);
        }

        for (var place = 0; place < other.counts.Length; place++)
        {
            counts[place].Eligible += other.counts[place].Eligible;
            counts[place].Failing += other.counts[place].Failing;
        }

        if (other.minutes is not null)
        {
            (minutes ??= new()).Add(other.minutes);
        }

        error ??= other.error;
    }

    internal CheckOutcome Outcome() =>
        error is not null ? CheckOutcome.Unmeasured(info, CheckStatus.Error, error)
        : NotRunBecause is not null ? CheckOutcome.Unmeasured(info, CheckStatus.NotRun, NotRunBecause)
        : CheckOutcome.Measured(info, counts.Sum(count => count.Failing), counts.Sum(count => count.Eligible), Note());

    private string? Note() => minutes is null ? check.LeftOut(run.Store) : string.Join(' ', new[]
    {
        string.Create(CultureInfo.InvariantCulture, $"Median {Hours(minutes.Median!.Value)}, 95th percentile {Hours(minutes.Percentile(95)!.Value)}."), check.LeftOut(run.Store),
    }.OfType<string>());

    private static string Hours(double minutes) =>
        minutes < 60 ? string.Create(CultureInfo.InvariantCulture, $"{minutes:0.#} min") : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:0.#} h");

    /// <summary>The counts of each place that has any; none of a check that did not run or broke.</summary>
    internal IEnumerable<PlaceOutcome> ByPlace() => error is not null || NotRunBecause is not null ? [] :
        counts.Select((count, place) => (count, place)).Where(at => at.count.Eligible > 0)
            .Select(at => new PlaceOutcome(info, run.Store.Places[at.place], at.count.Failing, at.count.Eligible));
}

/// <summary>A thing that does not hold: where it stands, what was found, what would be right.</summary>
/// <param name="Code">Catalogue code of the check.</param>
/// <param name="Feed">The feed of the record.</param>
/// <param name="RecordId">The record's id as the source wrote it.</param>
/// <param name="Columns">The columns at fault, <c>;</c>-joined.</param>
/// <param name="Found">The value found; null when absent. May be protected health information.</param>
/// <param name="Expected">What would be right, in words.</param>
public sealed record CheckFailure(string Code, string Feed, string RecordId, string Columns, string? Found, string Expected)
{
    /// <summary>Where the record was made.</summary>
    public RecordPlace Place { get; init; } = RecordPlace.Nowhere;
}
