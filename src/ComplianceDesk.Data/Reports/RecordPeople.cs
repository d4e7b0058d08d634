using ComplianceDesk.Core.Quality;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Reports;

/// <summary>The people whom ids of records name, as a report names them: where an id holds the number of a patient or the id of an account, a key stands for it.</summary>
internal sealed class RecordPeople
{
    private const string Unknown = "not in the store";
    private readonly ReportPeople named;
    private readonly Dictionary<string, int> patients, users;

    private RecordPeople(ReportPeople named, Dictionary<string, int> patients, Dictionary<string, int> users) => (this.named, this.patients, this.users) = (named, patients, users);

    /// <summary>Reads the people of some records, and no others.</summary>
    public static RecordPeople Of(DeskContext db, ReportPeople named, IEnumerable<(string Feed, string Record)> records)
    {
        var parts = records.Select(r => Parts(r.Feed, r.Record)).ToList();
        string[] patients = [.. parts.Select(p => p.Patient).OfType<string>().Distinct(StringComparer.Ordinal)], users = [.. parts.Select(p => p.User).OfType<string>().Distinct(StringComparer.Ordinal)];
        return new RecordPeople(
            named,
            db.Patients.AsNoTracking().Where(p => patients.Contains(p.PatientId)).ToDictionary(p => p.PatientId, p => p.Id, StringComparer.Ordinal),
            db.Workforce.AsNoTracking().Where(u => users.Contains(u.UserId)).ToDictionary(u => u.UserId, u => u.Id, StringComparer.Ordinal));
    }

    /// <summary>The id of a record for the reader.</summary>
    public string Key(string feed, string record) => Parts(feed, record) switch
    {
        (null, null, _) => record,
        ({ } patient, null, null) => Patient(patient),
        (null, { } user, null) => User(user),
        ({ } patient, { } user, _) => $"{Patient(patient)}/{User(user)}",
        ({ } patient, null, { } rest) => $"{Patient(patient)}/{rest}",
        _ => record,
    };

    // What of an id is a patient's number, an account's id, or neither.
    private static (string? Patient, string? User, string? Other) Parts(string feed, string record) => feed switch
    {
        _ when record.Length == 0 => default,
        PatientRecord.FeedName => (record, null, null),
        WorkforceRecord.FeedName => (null, record, null),
        CareTeamRecord.FeedName when record.LastIndexOf('/') is > 0 and var cut => (record[..cut], record[(cut + 1)..], null),
        RelationRecord.FeedName when record.LastIndexOf('/') is > 0 and var cut => (record[..cut], null, record[(cut + 1)..]),
        _ => default,
    };

    private string Patient(string id) => named.Patient(patients.TryGetValue(id, out var key) ? key : null, id) ?? Unknown;

    private string User(string id) => users.TryGetValue(id, out var key) ? named.User(key, id) : Unknown;
}
