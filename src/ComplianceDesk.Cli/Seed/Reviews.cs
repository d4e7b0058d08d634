using System.Globalization;

namespace ComplianceDesk.Cli.Seed;

/// <summary>What a records department looks at again: coded cases, and samples of the record. Most of it was right.</summary>
internal sealed class Reviews(SeedOptions options, Calendar calendar, Chance chance)
{
    private const int Hour = 3600, Day = 86_400;
    private static readonly string[] Groups = ["193", "195", "291", "292", "690", "871", "190", "247", "418", "470", "807"];
    private static readonly string[] Others = ["E11.9", "I10", "N17.9", "E87.6", "D64.9", "J15.9", "I48.91"];
    private readonly long now = calendar.Start(options.Days);

    /// <summary>The group a stay is billed under; none for one in two hundred.</summary>
    public static string? GroupOf(Encounter stay) => stay.Id.Sum(c => c * 31) is var sum && sum % 199 == 0 ? null : Groups[sum % Groups.Length];

    /// <summary>One stay in eight is coded again.</summary>
    public (string, long) CodingAudits(CarePlan care, Population population, Dictionary<string, List<string>> codesOf)
    {
        using var file = Open(
            "coding_audits.csv", "audit_id", "encounter_id", "system", "assigned_code", "reviewed_code", "drg_assigned", "drg_reviewed", "coder_user_id", "reviewer_user_id", "reviewed_at", "corrected_at");
        var coders = population.Staff.Where(s => s.Work == Work.Coder).ToArray();
        var number = 5000;
        foreach (var stay in care.Encounters.Where(e => e.Class == VisitClass.Inpatient && codesOf.ContainsKey(e.Id)))
        {
            var at = stay.End + chance.Between(4 * Day, 12 * Day);
            if (coders.Length < 2 || !chance.Happens(0.12) || at >= now) continue;
            var group = GroupOf(stay);
            var codes = codesOf[stay.Id].Select(code => (Assigned: (string?)code, Reviewed: chance.Next(100) switch { < 5 => chance.Pick(Others), 5 => null, _ => (string?)code })).ToList();
            if (chance.Happens(0.05)) codes.Add((null, chance.Pick(Others)));
            var wrong = codes.Exists(code => code.Assigned != code.Reviewed);
            var after = group is not null && wrong && chance.Happens(0.4) ? chance.Pick(Groups) : group;
            var corrected = at + (chance.Happens(0.8) ? chance.Between(1, 12) : chance.Between(20, 45)) * (long)Day;
            var coder = chance.Next(coders.Length);
            foreach (var (assigned, reviewed) in codes)
            {
                file.Row($"CA{++number}", stay.Id, "ICD-10-CM", assigned, reviewed, group, after, coders[coder].UserId, coders[(coder + 1) % coders.Length].UserId,
                    calendar.Text(at), wrong && corrected < now ? calendar.Text(corrected) : null);
            }
        }

        return ("coding_audits.csv", file.Rows);
    }

    /// <summary>Documents looked up, fields read again, records asked for, links opened, scans timed.</summary>
    public (string, long) Samples(CarePlan care, Population population, IReadOnlyList<(string Id, Encounter Visit)> documents)
    {
        using var file = Open("record_samples.csv", "sample_id", "kind", "patient_id", "record_id", "field", "sampled_at", "agrees", "done_at", "reviewer_user_id");
        var reviewers = population.Staff.Where(s => s.Work is Work.Coder or Work.Releaser).ToArray();
        for (var i = 0; i < 400 && documents.Count > 0 && reviewers.Length > 0; i++)
        {
            var (id, visit) = documents[chance.Next(documents.Count)];
            var at = now - chance.Between(Hour, 25 * Day);
            var kind = chance.Pick(["filing", "filing", "abstraction", "retrieval", "link", "scan"]);
            var right = !chance.Happens(kind switch { "abstraction" => 0.03, "filing" => 0.008, "link" => 0.004, _ => 0 });
            var indexed = at + (chance.Happens(0.97) ? chance.Between(Hour, 40 * Hour) : chance.Between(50 * Hour, 90 * Hour));
            file.Row($"RS{(7000 + i).ToString(CultureInfo.InvariantCulture)}", kind, visit.Patient.Mrn, kind == "retrieval" ? visit.Id : id, kind == "abstraction" ? chance.Pick(["type", "author_user_id", "created_at"]) : null,
                calendar.Text(at), kind == "scan" ? null : right ? "true" : "false", kind == "scan" && indexed < now ? calendar.Text(indexed) : null, chance.Pick(reviewers).UserId);
        }

        return ("record_samples.csv", file.Rows);
    }

    private CsvFile Open(string name, params string[] header) => new(options.Out, name, false, header);
}
