using System.Globalization;

namespace ComplianceDesk.Cli.Tests.Judging;

/// <summary>
/// Records of a generated hospital that its generator does not write: documents, diagnoses, requests, coding queries and bills, each about somebody whose record was opened about then,
/// so that they are reasons of some accesses and not of others.
/// </summary>
internal static class HospitalRecords
{
    private static readonly string[] Codes = ["E11.9", "E11.65", "I10", "J18.9", "F10.20", "S72.001A"];

    /// <summary>Writes the feeds into a folder that holds accesses and encounters.</summary>
    public static void Write(string folder, Random random, int rows)
    {
        var accesses = Rows(folder, "accesses", ["occurred_at", "user_id", "patient_id"], c => c[2].Length > 0);
        var visits = Rows(folder, "encounters", ["encounter_id", "started_at"], _ => true);
        Write("documents", "document_id,patient_id,type,author_user_id,created_at,signed_at,signed_by", (n, a, _) => $"D{n},{a[2]},progress-note,{a[1]},{About(a[0], -20, 5)},{About(a[0], 1, 9)},{Other()[1]}");
        Write("diagnoses", "diagnosis_id,patient_id,code,system,recorded_at,recorded_by", (n, a, _) => $"C{n},{a[2]},{Codes[random.Next(Codes.Length)]},ICD-10-CM,{About(a[0], -25, 25)},{(random.Next(2) == 0 ? a : Other())[1]}");
        Write("requests", "request_id,patient_id,kind,received_at,answered_at", (n, a, _) => $"R{n},{a[2]},{(random.Next(3) == 0 ? "access" : "release-of-information")},{About(a[0], -20, 3)},{About(a[0], 4, 20)}");
        Write("coding_queries", "query_id,encounter_id,sent_at,answered_at", (n, _, v) => $"Q{n},{v[0]},{About(v[1], 1, 20)},{About(v[1], 21, 50)}");
        File.WriteAllLines(Path.Combine(folder, "billing.csv"), visits.OrderBy(_ => random.Next()).Take(rows).Select(v => $"{v[0]},{About(v[1], 3, 12)},{About(v[1], 13, 40)}").Prepend("encounter_id,coded_at,final_billed_at"));

        void Write(string feed, string columns, Func<int, string[], string[], string> row) => File.WriteAllLines(Path.Combine(folder, $"{feed}.csv"),
            Enumerable.Range(0, rows).Select(n => row(n, Other(), visits[random.Next(visits.Count)])).Prepend(columns));

        string[] Other() => accesses[random.Next(accesses.Count)];

        string About(string at, int from, int to) =>
            DateTimeOffset.Parse(at, CultureInfo.InvariantCulture).AddDays(random.Next(from, to + 1)).AddMinutes(random.Next(-600, 600)).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
    }

    private static List<string[]> Rows(string folder, string feed, string[] columns, Func<string[], bool> which)
    {
        var lines = File.ReadAllLines(Path.Combine(folder, $"{feed}.csv"));
        var places = columns.Select(c => Array.IndexOf(lines[0].Split(','), c)).ToArray();
        return [.. lines.Skip(1).Select(l => l.Split(',')).Select(cells => places.Select(p => cells[p]).ToArray()).Where(which)];
    }
}
