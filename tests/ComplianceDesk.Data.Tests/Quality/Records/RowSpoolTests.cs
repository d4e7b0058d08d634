using System.Text;
using ComplianceDesk.Core.Feeds;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Quality.Records;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Data.Tests.Quality.Records;

/// <summary>What a spool gives back is what the database would in the order of the patient.</summary>
public sealed class RowSpoolTests : IAsyncLifetime
{
    private const int Patients = 23_000, Visits = 9_000;

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private Hospital hospital = null!;
    private SqliteConnection connection = null!;

    private string Path => System.IO.Path.Combine(hospital.Store.Directory, "spool.rows");

    public async ValueTask InitializeAsync()
    {
        hospital = await Hospital.OpenAsync();
        connection = hospital.Store.OpenConnection();
        using var filling = connection.BeginTransaction();
        Statement.Execute(connection, $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Patients})
            INSERT INTO Patients (Id, PatientId, Listed, Vip, FamilyName) SELECT i, 'P' || i, 1, 0, CASE WHEN i % 1000 = 0 THEN replace(hex(zeroblob(i)), '00', 'ä') ELSE 'Roe' END FROM n
            """);

        // Patients in no order, several visits each, the later stored first for many, three in a hundred gone, empty and negative values among them.
        Statement.Execute(connection, $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Visits})
            INSERT INTO Encounters (EncounterId, PatientId, Class, Status, Disposition, StartedAt, EndedAt, GoneImportId)
            SELECT 'E' || i, 1 + (i * 7919) % 3001 * 7, 'inpatient', CASE i % 3 WHEN 0 THEN NULL WHEN 1 THEN '' ELSE 'finished' END, replace(hex(zeroblob(i % 300)), '00', 'x'),
                   (i * 104729) % 5 * 1000000007 - 2000000000, CASE WHEN i % 2 = 0 THEN 255 + i % 3 END, CASE WHEN i % 33 = 0 THEN 1 END FROM n
            """);
        Statement.Execute(connection, $"INSERT INTO Billing (EncounterId, Charges) SELECT EncounterId, 9223372036854775807 - Id FROM Encounters WHERE Id % 2 = 0");
        Statement.Execute(connection, $"INSERT INTO Billing (EncounterId) VALUES ('nowhere'), ('E33')");
        filling.Commit();
    }

    public ValueTask DisposeAsync()
    {
        connection.Dispose();
        hospital.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("Patients", "r.Id")]
    [InlineData("Encounters", "r.PatientId, r.StartedAt, r.Id")]
    [InlineData("Billing", "ifnull(e.PatientId, 0), r.Id")]
    public void Gives_WhatTheDatabaseWould_InTheOrderOfThePatient(string name, string order)
    {
        var table = PatientTable.All.Single(t => t.Name == name);
        using var spool = Laid();
        Assert.Equal(3, spool.Parts);
        var found = new List<string>();
        var rows = new PatientRows(table, new SharedWords(), new ZoneClock(TimeZoneInfo.Utc));
        for (var part = 0; part < spool.Parts; part++)
        {
            for (rows.Load(spool, part); rows.Waits; rows.Next())
            {
                Assert.Equal(part, rows.Patient / spool.PatientsInPart);
                found.Add(name switch
                {
                    "Patients" => $"{rows.Patient}|{rows.Text(1)}|{rows.Flag(2)}|{rows.Word(3)}|{rows.Text(5)}",
                    "Encounters" => $"{rows.Patient}|{rows.Raw(1)}|{rows.Word(3) ?? "-"}|{rows.Text(4)}|{rows.Long(5)}|{rows.Number(6)}",
                    _ => $"{rows.Patient}|{rows.Raw(1)}|{rows.Long(4)}",
                });
            }
        }

        Assert.NotEmpty(found);
        Assert.Equal(Expected(table, order), found);
    }

    [Fact]
    public void Asks_PatientByPatient_AndPassesOverTheRest()
    {
        using var spool = Laid();
        var rows = new PatientRows(PatientTable.Encounters, new SharedWords(), new ZoneClock(TimeZoneInfo.Utc));
        rows.Load(spool, 1);
        Assert.False(rows.Is(10_000));
        var mine = 0;
        for (; rows.Is(10_501); rows.Next())
        {
            mine++;
        }

        using var counted = new Statement(connection, "SELECT count(*) FROM Encounters WHERE PatientId = 10501 AND GoneImportId IS NULL");
        counted.Step();
        Assert.True(mine > 0);
        Assert.Equal(counted.Int(0), mine);
        Assert.False(rows.Is(10_502));
        Assert.True(rows.Waits);
    }

    [Fact]
    public void Leaves_NoFile()
    {
        using var spool = Laid();
        Assert.False(File.Exists(Path));
    }

    /// <summary>Everything, read in small pieces by two writers in turn, from the last piece to the first.</summary>
    private RowSpool Laid()
    {
        var spool = new RowSpool(connection, Path);
        RowSpool.Writer[] writers = [new(spool), new(spool)];
        foreach (var (place, (table, first, last)) in spool.Pieces(1_000).Reverse().Index())
        {
            Token.ThrowIfCancellationRequested();
            writers[place % 2].Read(connection, table, first, last);
        }

        return spool;
    }

    private List<string> Expected(PatientTable table, string order)
    {
        var columns = table.Name switch
        {
            "Patients" => "r.Id, r.PatientId, 'True', '', r.FamilyName",
            "Encounters" => "r.PatientId, r.EncounterId, ifnull(r.Status, '-'), r.Disposition, r.StartedAt, r.EndedAt",
            _ => "ifnull(e.PatientId, 0), r.EncounterId, r.Charges",
        };
        using var rows = new Statement(connection, $"SELECT {columns} FROM {table.Name} r {table.Join} {(table == PatientTable.Patients ? "" : "WHERE r.GoneImportId IS NULL")} ORDER BY {order}");
        var expected = new List<string>();
        while (rows.Step())
        {
            expected.Add(string.Join('|', Enumerable.Range(0, rows.Columns).Select(column => Encoding.UTF8.GetString(rows.Text(column)))));
        }

        return expected;
    }
}
