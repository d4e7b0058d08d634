using System.Globalization;
using ComplianceDesk.Core.Cases;
using ComplianceDesk.Core.Reports;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Queries;

/// <summary>
/// What people wrote on a case, as the reader of its file may see it: as it is for the organization itself; for an outsider with the names of the people of
/// the case behind keys, or not at all.
/// </summary>
internal sealed class CaseTexts
{
    private readonly CaseFileChoice choice;
    private readonly KnownNames names = new();
    private int people, patients, leftOut;

    private CaseTexts(CaseFileChoice choice) => this.choice = choice;

    /// <summary>What was done to the texts so far, each in a sentence.</summary>
    public IEnumerable<string> Said => choice.Inside ? []
        : choice.HasTexts ? [$"Names, ids and record numbers of {Figures.Counted(people, "people")} and {Figures.Counted(patients, "patients")} of the case: replaced by keys in {Figures.Counted(names.Changed, "texts that people wrote")}. A name that the desk does not hold would still stand there."]
        : leftOut > 0 ? [$"{Figures.Counted(leftOut, "texts that people wrote")}: left out by whoever made this file; they are kept at the desk."] : [];

    /// <summary>Reads the names that may stand in texts of the case: of those whose accesses they are, and of the patients.</summary>
    public static async Task<CaseTexts> OfAsync(DeskContext db, int id, CaseFileChoice choice, CancellationToken cancellationToken)
    {
        var texts = new CaseTexts(choice);
        if (choice.Inside)
        {
            return texts;
        }
        var findings = db.Findings.Where(f => db.CaseFindings.Any(c => c.CaseId == id && c.FindingId == f.Id));
        var accesses = findings.Join(db.FindingAccesses, f => f.Id, l => l.FindingId, (_, l) => l.AccessId).Distinct().Join(db.Accesses, i => i, a => a.Id, (_, a) => a);
        var users = accesses.Select(a => a.UserId).Union(findings.Select(f => f.UserId));
        foreach (var user in await db.Workforce.AsNoTracking().Where(u => users.Contains(u.Id)).Select(u => new { u.Id, u.UserId, u.GivenName, u.FamilyName }).ToListAsync(cancellationToken))
        {
            texts.names.Add(string.Create(CultureInfo.InvariantCulture, $"U{user.Id}"), user.UserId, user.GivenName, user.FamilyName);
            texts.people++;
        }
        var opened = accesses.Where(a => a.PatientId != null).Select(a => a.PatientId!.Value).Union(findings.Where(f => f.PatientId != null).Select(f => f.PatientId!.Value));
        foreach (var patient in await db.Patients.AsNoTracking().Where(p => opened.Contains(p.Id)).Select(p => new { p.Id, p.PatientId, p.GivenName, p.FamilyName }).ToListAsync(cancellationToken))
        {
            texts.names.Add(string.Create(CultureInfo.InvariantCulture, $"P{patient.Id}"), patient.PatientId, patient.GivenName, patient.FamilyName);
            texts.patients++;
        }
        return texts;
    }

    /// <summary>A text for the reader; in its place a few words when it is left out.</summary>
    public string Write(string text)
    {
        if (choice.HasTexts)
        {
            return Written(text)!;
        }
        leftOut++;
        return "[written; left out of this file]";
    }

    /// <summary>The text for the reader, with names behind keys.</summary>
    public string? Written(string? text) => text is null || choice.Inside ? text : names.Replace(text);
}
