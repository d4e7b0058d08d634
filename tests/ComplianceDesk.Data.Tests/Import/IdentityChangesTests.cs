using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Import;

public sealed class IdentityChangesTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keeps_WhatChangedAndNoValue()
    {
        using var hospital = await Hospital.OpenAsync();
        using var folder = new TemporaryFolder();
        await ImportAsync("A", "patient_id,given_name,family_name,birth_date,sex\nP1,Ana,Silva,1980-01-02,female\nP2,Ben,Rau,1950-05-05,male\nP3,Cora,Lang,1999-09-09,female\nP4,Dan,Moor,,male\nP5,Eva,Kirk,1980-01-01,F\nP6,Finn,Hart,1980-01-01,male\n");
        await ImportAsync("B", "patient_id,given_name,family_name,birth_date,sex\nP1,Omar,Diaz,1961-03-04,female\nP2,BEN,Raul,1950-05-05,male\nP3,Cora,Lang,1999-09-08,female\nP4,Dan,Moor,1970-01-01,\nP5,Eva,Kirk,1980-01-01,female\nP6,Finn,Hart,1980-01-01,unknown\n");
        await ImportAsync("C", "patient_id,birth_date,sex\nP2,1950-05-06,male\nP3,1999-09-08,M\n");

        await using var db = hospital.Store.CreateDbContext();
        var changes = await (from change in db.IdentityChanges join patient in db.Patients on change.PatientId equals patient.Id orderby change.Id select new { patient.PatientId, change.Name, change.BirthDate, change.Sex })
            .ToListAsync(Token);
        Assert.Equal([("P1", true, true, false), ("P3", false, true, false), ("P2", false, true, false), ("P3", false, false, true)], changes.Select(change => (change.PatientId, change.Name, change.BirthDate, change.Sex)));

        async Task ImportAsync(string name, string text)
        {
            var file = Path.Combine(folder.Path, name + ".csv");
            await File.WriteAllTextAsync(file, text, Token);
            var import = await new FileImporter(hospital.Store, TimeProvider.System).ImportAsync(file, new ImportRequest(), null, Token);
            Assert.Equal((ImportStatus.Finished, 0), (import.Status, import.Rejected));
        }
    }
}
