using ComplianceDesk.Core.Quality;
using System.Globalization;
using ComplianceDesk.Core.Quality.Matching;
using ComplianceDesk.Core.Quality.Measures;
using ComplianceDesk.Data.Rows;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Quality.Measures;

/// <summary>Patient records with what the latest search for duplicates and the blood group results say of them. Memory holds the records in pairs.</summary>
internal sealed class PersonReader
{
    private readonly SqliteConnection connection;
    private readonly HashSet<int> possible = [];
    private readonly HashSet<int> made = [];
    private readonly Dictionary<int, int> joined = [];

    /// <param name="connection">Should be in a transaction.</param>
    public PersonReader(SqliteConnection connection)
    {
        this.connection = connection;
        foreach (var row in connection.Rows("SELECT MAX(Id) FROM DuplicateRuns"))
        {
            if (row.Whole(0) is { } run)
            {
                ReadPairs(run);
            }
        }
    }

    /// <summary>Pairs decided and waiting; null before the first search.</summary>
    public DuplicateFacts? Facts { get; private set; }

    /// <summary>Every listed patient record.</summary>
    public IEnumerable<PersonRecord> Read()
    {
        var facilities = Facilities();
        var sizes = joined.Keys.GroupBy(Root).ToDictionary(g => g.Key, g => g.Count());
        using var blood = new PatientStream<(int Results, int Groups)>(connection, BloodGroups(), row => (row.GetInt32(1), row.GetInt32(2)));
        using var changes = new PatientStream<bool>(
            connection, "SELECT PatientId, max(Sex) OR (max(Name) AND max(BirthDate)) FROM IdentityChanges GROUP BY PatientId ORDER BY PatientId", row => row.GetBoolean(1));
        foreach (var patients in connection.Rows("SELECT Id, RegisteredAt, RegisteredBy FROM Patients WHERE Listed ORDER BY Id"))
        {
            var id = patients.GetInt32(0);
            var root = joined.ContainsKey(id) ? Root(id) : id;
            var (results, changed) = (blood.Of(id), changes.Of(id));
            yield return new PersonRecord
            {
                PatientKey = id,
                Place = RecordPlace.Of(null, null, patients.Text(2)),
                RegisteredAt = patients.Time(1),
                InPossiblePair = possible.Contains(id),
                ConfirmedDuplicate = made.Contains(id),
                IsPerson = root == id,
                Records = sizes.GetValueOrDefault(root, 1),
                Facilities = facilities.TryGetValue(root, out var some) ? some.Count : 0,
                BloodGroupResults = results.Count == 0 ? 0 : results[0].Results,
                BloodGroups = results.Count == 0 ? 0 : results[0].Groups,
                IdentityChanged = changed.Count > 0,
                IdentityReplaced = changed.Contains(true),
            };
        }
    }

    /// <summary>Results by patient. The index of patients would lead to each row by itself: the table is read in its own order, or not at all.</summary>
    private string BloodGroups()
    {
        var codes = string.Join(", ", connection.Rows("SELECT Id FROM Terms WHERE Text IN ('883-9', '882-1')").Select(row => row.GetInt32(0).ToString(CultureInfo.InvariantCulture)));
        return $"""
            SELECT PatientId, MAX(n), MAX(k) FROM (
                SELECT o.PatientId, COUNT(*) n, COUNT(DISTINCT UPPER(TRIM(o.Value))) k FROM Observations o NOT INDEXED
                WHERE {(codes.Length == 0 ? "0" : $"o.CodeId IN ({codes})")} AND o.Value IS NOT NULL AND o.GoneImportId IS NULL
                GROUP BY o.PatientId, o.CodeId) GROUP BY PatientId ORDER BY PatientId
            """;
    }

    private void ReadPairs(long run)
    {
        int decided = 0, undecided = 0;
        foreach (var pairs in connection.Rows($"""
            SELECT p.PatientAId, p.PatientBId, p.Band, p.Decision, a.RegisteredAt, b.RegisteredAt
            FROM DuplicatePairs p JOIN Patients a ON a.Id = p.PatientAId AND a.Listed JOIN Patients b ON b.Id = p.PatientBId AND b.Listed
            WHERE p.RunId = {run.ToString(CultureInfo.InvariantCulture)}
            """))
        {
            var (a, b, decision) = (pairs.GetInt32(0), pairs.GetInt32(1), (DuplicateDecision)pairs.GetByte(3));
            _ = decision == DuplicateDecision.None ? undecided++ : decided++;
            if (decision == DuplicateDecision.TwoPeople)
            {
                continue;
            }

            possible.UnionWith([a, b]);
            if (decision == DuplicateDecision.OnePerson)
            {
                made.Add(pairs.Time(4) > pairs.Time(5) ? a : b);
            }

            if (decision == DuplicateDecision.OnePerson || (MatchBand)pairs.GetByte(2) == MatchBand.Confident)
            {
                Join(a, b);
            }
        }

        Facts = new DuplicateFacts(decided, undecided);
    }

    /// <summary>Facilities of each person of several records, by the person's first record.</summary>
    private Dictionary<int, HashSet<string>> Facilities()
    {
        var found = new Dictionary<int, HashSet<string>>();
        foreach (var rows in connection.Rows("""
            SELECT DISTINCT e.PatientId, COALESCE(e.FacilityId, d.FacilityId) FROM Encounters e LEFT JOIN Departments d ON d.Id = e.DepartmentId
            WHERE e.GoneImportId IS NULL AND COALESCE(e.FacilityId, d.FacilityId) IS NOT NULL
                  AND e.PatientId IN (SELECT PatientAId FROM DuplicatePairs UNION SELECT PatientBId FROM DuplicatePairs)
            """))
        {
            if (joined.ContainsKey(rows.GetInt32(0)))
            {
                var root = Root(rows.GetInt32(0));
                (found.TryGetValue(root, out var some) ? some : found[root] = []).Add(rows.GetString(1));
            }
        }

        return found;
    }

    // The least id of those joined stands for the person.
    private void Join(int a, int b)
    {
        joined.TryAdd(a, a);
        joined.TryAdd(b, b);
        var (first, second) = (Root(a), Root(b));
        joined[Math.Max(first, second)] = Math.Min(first, second);
    }

    private int Root(int id)
    {
        while (joined[id] != id)
        {
            id = joined[id] = joined[joined[id]];
        }

        return id;
    }
}
