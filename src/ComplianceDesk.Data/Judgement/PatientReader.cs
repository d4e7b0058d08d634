using System.Collections.Concurrent;
using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Data.Import;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Judgement;

/// <summary>Reads who the patients are: one thread reads them, another boils names and addresses down to numbers, which takes as long.</summary>
internal static class PatientReader
{
    private const int Block = 1 << 10;
    private const int Blocks = 16;

    /// <summary>Adds all patients to what is known about people.</summary>
    /// <param name="builder">What is known.</param>
    /// <param name="connection">The store.</param>
    /// <param name="infants">The first day of birth of those who may be infants.</param>
    public static void AddTo(CareContextBuilder builder, SqliteConnection connection, DateOnly infants)
    {
        using var read = new BlockingCollection<List<Patient>>(Blocks);
        var adding = OwnThread.Run(() => Add(builder, read));
        try
        {
            var block = new List<Patient>(Block);
            using var rows = new Statement(connection, """
                SELECT p.Id, p.Listed, p.GivenName, p.FamilyName, p.AddressLine, p.City, p.PostalCode, p.Phone, p.Vip, p.Restricted, p.EmployeeUserId, p.DeathDate, p.PatientId,
                    ifnull(p.RegisteredAt, -1), w.Id, CASE WHEN p.BirthDate >= ?1 THEN p.BirthDate END
                FROM Patients p LEFT JOIN Workforce w ON w.UserId = p.RegisteredBy
                """);
            rows.Bind(1, infants.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            while (rows.Step())
            {
                block.Add(new(rows.Int(0), rows.Int(1) != 0, Text(2), Text(3), Text(4), Text(5), Text(6), Text(7), rows.Int(8) != 0, Text(9),
                    rows.Int(10), LedgerReader.Day(Text(11)), Text(12), LedgerReader.Time(rows, 13), rows.Int(14), LedgerReader.Day(Text(15))));
                if (block.Count == Block)
                {
                    read.Add(block);
                    block = new(Block);
                }
            }

            read.Add(block);

            string? Text(int column) => LedgerReader.Text(rows, column);
        }
        finally
        {
            read.CompleteAdding();
            adding.GetAwaiter().GetResult();
        }
    }

    private static void Add(CareContextBuilder builder, BlockingCollection<List<Patient>> read)
    {
        try
        {
            foreach (var p in read.GetConsumingEnumerable().SelectMany(block => block))
            {
                builder.AddPatient(p.Id, p.Listed, p.Given, p.Family, p.AddressLine, p.City, p.PostalCode, p.Phone, p.Vip, p.Restricted, p.Employee, p.DeathDay, p.RecordNumber, p.RegisteredAt, p.RegisteredBy, p.BirthDay);
            }
        }
        catch
        {
            // The reader must not wait for room that nobody makes.
            read.CompleteAdding();
            throw;
        }
    }

    private readonly record struct Patient(int Id, bool Listed, string? Given, string? Family, string? AddressLine, string? City, string? PostalCode, string? Phone, bool Vip, string? Restricted,
        int Employee, int? DeathDay, string? RecordNumber, long? RegisteredAt, int RegisteredBy, int? BirthDay);
}
