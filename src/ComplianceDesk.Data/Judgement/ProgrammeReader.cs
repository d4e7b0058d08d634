using ComplianceDesk.Core.Access;
using ComplianceDesk.Data.Import;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Judgement;

/// <summary>Which departments are specially protected programmes, counted in the store: as <see cref="ProtectedProgrammes"/> counts where the care of all patients has been read.</summary>
internal static class ProgrammeReader
{
    private const string Visits = "Encounters c", Stands = "c.GoneImportId IS NULL AND ifnull(lower(c.Status), '') <> 'entered-in-error'";
    private const string Bookings = "Appointments c", IsBooked = "c.GoneImportId IS NULL";

    public static HashSet<int> Read(SqliteConnection connection)
    {
        // Few records bear a mark: only the departments in which several of them are treated are counted as a whole.
        var marked = new Dictionary<int, int>();
        using (var rows = new Statement(connection, $"""
            WITH Marked AS MATERIALIZED (SELECT Id FROM Patients WHERE Restricted IS NOT NULL AND trim(Restricted) <> '')
            SELECT DepartmentId, count(DISTINCT PatientId) FROM (
                SELECT c.DepartmentId, c.PatientId FROM Marked m CROSS JOIN {Visits} ON c.PatientId = m.Id WHERE {Stands}
                UNION ALL SELECT c.DepartmentId, c.PatientId FROM Marked m CROSS JOIN {Bookings} ON c.PatientId = m.Id WHERE {IsBooked})
            WHERE DepartmentId IS NOT NULL GROUP BY DepartmentId HAVING count(DISTINCT PatientId) >= {ProtectedProgrammes.Patients}
            """))
        {
            while (rows.Step())
            {
                marked[rows.Int(0)] = rows.Int(1);
            }
        }

        if (marked.Count == 0)
        {
            return [];
        }

        var patientsOf = marked.Keys.ToDictionary(d => d, _ => new HashSet<int>());
        using (var rows = new Statement(connection, $"""
            SELECT c.PatientId, c.DepartmentId FROM {Visits} WHERE {Stands} AND c.DepartmentId IN ({string.Join(',', marked.Keys)})
            UNION ALL SELECT c.PatientId, c.DepartmentId FROM {Bookings} WHERE {IsBooked} AND c.DepartmentId IN ({string.Join(',', marked.Keys)})
            """))
        {
            while (rows.Step())
            {
                patientsOf[rows.Int(1)].Add(rows.Int(0));
            }
        }

        return [.. marked.Where(d => ProtectedProgrammes.Is(patientsOf[d.Key].Count, d.Value)).Select(d => d.Key)];
    }
}
