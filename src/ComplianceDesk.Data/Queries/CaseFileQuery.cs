using System.Globalization;
using ComplianceDesk.Core.Cases;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Judgement;
using ComplianceDesk.Data.Reports;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>Reads what <see cref="CaseFile"/> prints, as one of its readers may see it.</summary>
public sealed class CaseFileQuery(DeskStore store)
{
    private static readonly CaseEntryKind[] Inner = [CaseEntryKind.Note, CaseEntryKind.Interview, CaseEntryKind.TaskAdded, CaseEntryKind.TaskDone];

    /// <summary>Opens the case for reading; null when there is none of that number. The caller disposes it.</summary>
    /// <param name="id">The case's number.</param>
    /// <param name="choice">For whom, and what of it.</param>
    /// <param name="who">The desk account that asks.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<CaseFileReading?> OpenAsync(int id, CaseFileChoice choice, string who, DateTime now, CancellationToken cancellationToken = default)
    {
        if (await new CaseQuery(store).RunAsync(id, cancellationToken) is not { } detail)
        {
            return null;
        }
        var settings = await SiteSettings.LoadAsync(store, cancellationToken);
        // What is read while the file is written comes from the state of the store that its count came from.
        var db = await store.OpenSnapshotAsync(cancellationToken);
        try
        {
            return new CaseFileReading(db, await ReadAsync(db, id, detail, choice, settings, who, now, cancellationToken));
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    private async Task<CaseFileData> ReadAsync(DeskContext db, int id, CaseDetail detail, CaseFileChoice choice, SiteSettings settings, string who, DateTime now, CancellationToken cancellationToken)
    {
        var (zone, inside) = (settings.TimeZone, choice.Inside);
        var people = await PeopleAsync(db, id, inside, cancellationToken);
        var names = people.Values.Where(p => p.User is not null).ToDictionary(p => p.User!, p => p.Name, StringComparer.Ordinal);
        var texts = await CaseTexts.OfAsync(db, id, choice, cancellationToken);
        var archive = new FileArchive(store);
        var days = detail.Findings.SelectMany(f => new[] { zone.DayOf(f.FirstAt), zone.DayOf(f.LastAt) }).DefaultIfEmpty(detail.Facts.DiscoveredOn).ToList();
        var letters = detail.Facts.Determination == CaseDetermination.Impermissible ? await new CaseLettersQuery(store).RunAsync(id, cancellationToken) : [];
        var data = new CaseFileData
        {
            Info = new()
            {
                Title = "Case file", Subject = inside ? detail.Row.Title : "Accesses by the workforce, in support of 45 CFR 164.400 to 164.414", Organisation = settings.Organisation ?? "Organization not named",
                ReportId = string.Create(CultureInfo.InvariantCulture, $"Case {id}"), GeneratedAt = Local(now, zone), Zone = settings.Zone, GeneratedBy = who, From = days.Min(), To = days.Max(),
            },
            Number = id,
            Reader = choice.Reader,
            Head =
            [
                new("Case", string.Create(CultureInfo.InvariantCulture, $"No. {id}{(inside ? $": {detail.Row.Title}" : "")}")), new("Stage", detail.Facts.Stage.Text()), new("Owner", detail.Row.Owner),
                new("Co-owners", detail.CoOwners.Count == 0 ? "none" : string.Join(", ", detail.CoOwners.Select(c => c.Who))),
                new("Opened", $"{Figures.Moment(Local(detail.Row.OpenedAt, zone))} by {detail.Row.OpenedBy}"), new("Signed off", detail.Row.ClosedBy is { } second ? $"by {second}" : "not signed off"),
                new("People appear as", inside ? "names and ids of the workforce; patients by keys" : "keys of the store, without names"),
            ],
            Facts = detail.Facts.WithTexts(texts.Write),
            Times = detail.Times,
            Findings = [.. detail.Findings.Select(f => new CaseFileFinding(
                f.Id, string.Join("; ", f.Rules.Select(r => RuleCatalog.Find(r)?.Info.Title ?? r)), RuleVersions.Words(f.Rules, f.Versions), f.Policies.Text, f.Severity.ToString(), f.Score, names.GetValueOrDefault(f.UserId, inside ? f.UserId : "not in the accesses"),
                f.Patient is { } patient ? Key('P', patient.Key) : null, Local(f.FirstAt, zone), Local(f.LastAt, zone), f.Events, f.Outcome is { } outcome ? FindingWords.Text(outcome) : FindingWords.Text(f.Status)))],
            Accesses = Accesses(db, id, people, zone),
            AccessCount = await Ids(db, id).LongCountAsync(cancellationToken),
            History = [.. detail.History.Where(e => inside || !Inner.Contains(e.Kind)).Select(e => new CaseFileEntry(Local(e.At, zone), e.Who, e.Kind.Text(), texts.Write(e.Text)))],
            Tasks = inside ? [.. detail.Tasks.Select(t => new CaseFileEntry(Local(t.AddedAt, zone), t.Owner, t.DoneAt is null ? $"open, by {Figures.Day(t.DueOn)}" : $"finished by {t.DoneBy}", t.Result is null ? t.Text : $"{t.Text}: {t.Result}"))] : [],
            Holds = [.. detail.Holds.Select(h => new CaseFileEntry(Local(h.PlacedAt, zone), h.PlacedBy, h.LiftedAt is { } at ? $"lifted {Figures.Minute(Local(at, zone))} by {h.LiftedBy}" : "stands", texts.Write(h.Basis)))],
            Letters = choice.HasTexts ? [.. letters.Select(l => new CaseFileLetter(l.Letter with { Events = texts.Written(l.Letter.Events), Information = texts.Written(l.Letter.Information) }, l.Facts.State, l.Facts.WithheldBecause is null))] : [],
            Files = [.. detail.Evidence.Where(e => archive.Has(e.Sha256)).Select(e => new CaseFileItem(e.Id, PathOf(e.Id, texts.Written(e.FileName)!), texts.Write(e.Note), e.Bytes, e.Sha256, Local(e.AddedAt, zone), e.AddedBy) { LeftOut = !choice.HasFiles })],
            LeftOut =
            [
                .. detail.History.Where(e => !inside && Inner.Contains(e.Kind)).GroupBy(e => e.Kind).Select(g => $"{Figures.Count(g.Count())} of the history's steps \"{g.Key.Text()}\": internal, not for this reader."),
                .. detail.Evidence.Where(e => !archive.Has(e.Sha256)).Select(e => $"{texts.Written(e.FileName)}, SHA-256 {e.Sha256}: its bytes are not in the archive any more."),
                .. !choice.HasFiles && detail.Evidence.Count > 0 ? [$"{Figures.Counted(detail.Evidence.Count, "kept files")}: named with their hashes, not handed out."] : Array.Empty<string>(),
                .. !choice.HasTexts && letters.Count > 0 ? [$"{Figures.Counted(letters.Count, "letters to individuals")}: not handed out."] : Array.Empty<string>(),
            ],
        };
        // What was done to the texts is known once all of them are written.
        return data with { LeftOut = [.. data.LeftOut, .. texts.Said] };
    }

    private static IQueryable<long> Ids(DeskContext db, int id) =>
        db.CaseFindings.Where(c => c.CaseId == id).Join(db.FindingAccesses, c => c.FindingId, l => l.FindingId, (_, l) => l.AccessId).Distinct();

    // Those whose accesses they are, by row id.
    private static async Task<Dictionary<int, (string? User, string Name)>> PeopleAsync(DeskContext db, int id, bool inside, CancellationToken cancellationToken)
    {
        var named = new ReportPeople(inside ? ReportIdentities.Identified : ReportIdentities.Keys);
        var users = await (from key in Ids(db, id).Join(db.Accesses, i => i, a => a.Id, (_, a) => a.UserId).Distinct()
                           from u in db.Workforce.Where(u => u.Id == key).DefaultIfEmpty()
                           select new { Key = key, User = u!.UserId, u.GivenName, u.FamilyName }).ToListAsync(cancellationToken);
        return users.ToDictionary(u => u.Key, u => ((string?)u.User, named.UserByName(u.Key, u.User, u.GivenName, u.FamilyName)));
    }

    private static IEnumerable<CaseFileAccess> Accesses(DeskContext db, int id, Dictionary<int, (string? User, string Name)> people, TimeZoneInfo zone)
    {
        var ids = Ids(db, id);
        var rows = from a in db.Accesses.AsNoTracking()
                   where ids.Contains(a.Id)
                   orderby a.At, a.Id
                   from d in db.Departments.Where(d => d.Id == a.DepartmentId).DefaultIfEmpty()
                   from i in db.Imports.Where(i => i.Id == a.ImportId).DefaultIfEmpty()
                   select new
                   {
                       Access = a, Department = d!.Name ?? d.DepartmentId, i!.FileName, i.Sha256,
                       Workstation = db.Terms.Where(t => t.Id == a.WorkstationId).Select(t => t.Text).FirstOrDefault(), System = db.Terms.Where(t => t.Id == a.SourceSystemId).Select(t => t.Text).FirstOrDefault(),
                   };
        foreach (var r in rows.AsEnumerable())
        {
            yield return new CaseFileAccess(
                r.Access.Id, Local(r.Access.At, zone), people[r.Access.UserId].Name, r.Access.PatientId is { } patient ? Key('P', patient) : null, Word(r.Access.Action.ToString()), Word(r.Access.Outcome.ToString()), r.Access.BreakGlass,
                r.Department, r.Workstation, r.System, r.FileName ?? "not known", r.Access.Line, r.Sha256 ?? "");
        }
    }

    // What a file was called need not be a name that every system takes; its number keeps two of one name apart.
    private static string PathOf(int number, string name) =>
        string.Create(CultureInfo.InvariantCulture, $"files/{number}-{string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_'))}");

    private static string Key(char kind, int key) => string.Create(CultureInfo.InvariantCulture, $"{kind}{key}");

    private static string Word(string name) => FindingWords.Kebab(name);

    private static DateTimeOffset Local(DateTime utc, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)), zone);
}

/// <summary>A case as its file prints it, with the accesses still to be read.</summary>
public sealed class CaseFileReading : IAsyncDisposable
{
    private readonly DeskContext db;

    internal CaseFileReading(DeskContext db, CaseFileData data) => (this.db, Data) = (db, data);

    /// <summary>What is printed; good until the reading is disposed.</summary>
    public CaseFileData Data { get; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => db.DisposeAsync();
}
