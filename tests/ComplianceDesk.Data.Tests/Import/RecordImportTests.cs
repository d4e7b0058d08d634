using System.Text;
using ComplianceDesk.Core.Feeds;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Import;

/// <summary>The record feeds through the real importer: every column arrives, nothing is doubled, what changed is brought up to date.</summary>
public sealed class RecordImportTests : ImportTest
{
    private int files;

    private async Task<(long Read, long Stored, long Duplicate, long Rejected)> Import(string feed, string content)
    {
        var path = Path.Combine(folder.Path, $"{++files}.csv");
        await File.WriteAllTextAsync(path, content, new UTF8Encoding(false));
        var row = await new FileImporter(store, TimeProvider.System).ImportAsync(path, new ImportRequest("tester"));
        Assert.Equal((feed, ImportStatus.Finished, row.Stored + row.Duplicate + row.Rejected), (row.Feed, row.Status, row.Read));
        return (row.Read, row.Stored, row.Duplicate, row.Rejected);
    }

    /// <summary>Feed, header, a record, the same record with something else in it (or null when all of it is the key), a record that cannot be stored.</summary>
    public static TheoryData<string, string, string, string?, string> Feeds => new()
    {
        { "diagnoses", "diagnosis_id,patient_id,encounter_id,code,system,display,sequence,present_on_admission,onset,recorded_at,recorded_by,clinical_status,verification_status,category,abatement", "D1,P1,E1,I21.4,ICD-10-CM,NSTEMI,1,Y,2026-03-01,2026-03-02T10:00Z,U1,active,confirmed,encounter-diagnosis,2026-03-20", "D1,P1,E1,I21.3,ICD-10-CM,STEMI,1,Y,2026-03-01,2026-03-02T10:00Z,U1,active,confirmed,encounter-diagnosis,2026-03-20", "D2,P1,E1,I21.4,ICD-10-CM,,first,,,,,,,," },
        { "observations", "observation_id,patient_id,encounter_id,code,system,display,value,unit,taken_at,recorded_at,absent_reason", "O1,P1,E1,8867-4,LOINC,Heart rate,88,/min,2026-03-01T07:05Z,2026-03-01T07:06Z,", "O1,P1,E1,8867-4,LOINC,Heart rate,89,/min,2026-03-01T07:05Z,2026-03-01T07:06Z,", "O2,P1,E1,,LOINC,,,,,," },
        { "documents", "document_id,patient_id,encounter_id,type,author_user_id,created_at,due_at,signed_at,signed_by,status", "N1,P1,E1,h-and-p,U1,2026-03-01T08:00Z,2026-03-02,,,draft", "N1,P1,E1,h-and-p,U1,2026-03-01T08:00Z,2026-03-02,2026-03-02T08:00Z,U2,final", "N2,P1,E1,poem,,,,,," },
        { "requests", "request_id,patient_id,kind,received_at,extended_at,answered_at,outcome,recipient", "R1,P1,access,2026-03-01,,,,patient", "R1,P1,access,2026-03-01,2026-03-20,2026-04-10,sent,patient", "R2,P1,demand,2026-03-01,,,," },
        { "coding-queries", "query_id,encounter_id,sent_at,answered_at,agreed", "Q1,E1,2026-03-01T08:00Z,,", "Q1,E1,2026-03-01T08:00Z,2026-03-02T08:00Z,false", "Q2,E1,2026-03-01T08:00Z,,maybe" },
        { "coding-audits", "audit_id,encounter_id,system,assigned_code,reviewed_code,drg_assigned,drg_reviewed,coder_user_id,reviewer_user_id,reviewed_at,corrected_at", "A1,E1,ICD-10-CM,J18.9,J15.9,195,178,U3,U4,2026-03-20,", "A1,E1,ICD-10-CM,J18.9,J15.9,195,178,U3,U4,2026-03-20,2026-03-28T09:00Z", "A2,E1,ICD-10-CM,J18.9,,,,,,," },
        { "record-samples", "sample_id,kind,patient_id,record_id,field,sampled_at,agrees,done_at,reviewer_user_id", "S1,filing,P1,N1,,2026-03-20,true,,U4", "S1,filing,P1,N1,,2026-03-20,false,,U4", "S2,guess,P1,,,2026-03-20,,," },
        { "billing", "encounter_id,coded_at,final_billed_at,charges,drg", "E1,2026-03-07T17:00Z,,18250.5,291", "E1,2026-03-07T17:00Z,2026-03-09,18250.50,292", "E2,,,\"18,250\"," },
        { "disclosures", "disclosure_id,patient_id,at,recipient,recipient_address,what,purpose,basis", "X1,P1,2026-03-12,Health department,Boston,Report,Public health,164.512(b)", "X1,P1,2026-03-12,Health department,Boston,Full report,Public health,164.512(b)", "X2,P1,2026-03-12,,,Report,Public health,164.512(b)" },
        { "incidents", "incident_id,discovered_on,confirmed_on,patient_count,state_counts,kind,unsecured_phi,assessment_done_on,low_probability,individuals_notified_on,hhs_notified_on,media_notified_on,law_enforcement_hold_until,sanction,mitigation,closed_on", "I1,2026-02-03,2026-02-05,512,MA:507;NH:5,theft,true,2026-02-10,false,2026-03-20,2026-03-21,2026-03-22,2026-03-01,warning,wiped,", "I1,2026-02-03,2026-02-05,513,MA:508;NH:5,theft,true,2026-02-10,false,2026-03-20,2026-03-21,2026-03-22,2026-03-01,warning,wiped,2026-04-01", "I2,2026-02-03,,-1,,,,,,,,,,,," },
        { "vendors", "vendor_id,name,phi_shared,baa_signed_on,baa_expires_on,last_assessed_on", "V1,Northside,true,2024-06-01,2027-05-31,2025-11-14", "V1,Northside,true,2024-06-01,2028-05-31,2025-11-14", "V2,,true,,," },
        { "system-settings", "system,setting,value,observed_at", "ehr,mfa,false,2026-03-01T00:00Z", "ehr,mfa,true,2026-03-01T00:00Z", "ehr,mfa,true,lately" },
        { "training", "user_id,course,completed_on,due_on", "U1,privacy,2026-01-20,", "U1,privacy,2026-01-20,2026-01-31", "U1,privacy,,2026-01-31" },
        { "attestations", "requirement_id,statement,signed_by,signed_at,valid_until,document", "164.308-a-7,Tested.,SO,2026-01-16T09:00Z,,", "164.308-a-7,Tested.,SO,2026-01-16T09:00Z,2027-01-15,plan.pdf", "164.308-a-7,Tested.,SO,,," },
    };

    [Theory]
    [MemberData(nameof(Feeds))]
    public async Task Stores_ARecordOnce_AndWhatItSaysNext(string feed, string header, string record, string? changed, string broken)
    {
        Assert.Equal((3, 1, 1, 1), await Import(feed, $"{header}\n{record}\n{record}\n{broken}\n"));
        Assert.Equal((1, 0, 1, 0), await Import(feed, $"{header}\r\n{record}\r\n"));
        if (changed is not null) Assert.Equal((2, 1, 1, 0), await Import(feed, $"{header}\n{changed}\n{changed}\n"));

        // Read back column by column, in the words of the feed.
        var schema = FeedSchema.All.Single(f => f.Id == feed);
        Assert.Equal(schema.Columns.Select(c => c.Name), header.Split(','));
        var columns = string.Join(" || '|' || ", schema.Columns.Select((c, i) => $"coalesce({Shown(schema, i)}, '')"));
        var rows = new List<string>();
        using var connection = store.OpenConnection();
        using var select = new Statement(connection, $"SELECT {columns} FROM {ReferenceTable.Of(schema).Name}");
        while (select.Step()) rows.Add(Encoding.UTF8.GetString(select.Text(0)));
        var expected = string.Join('|', (changed ?? record).Split(',').Select((value, i) => InStore(schema.Columns[i], value)));
        Assert.Equal([expected], rows);
    }

    [Fact]
    public void Covers_EveryRecordFeed() =>
        Assert.Equal(
            FeedSchema.All.Select(f => f.Id).Except(["departments", "workforce", "patients", "encounters", "appointments", "care-team", "relations", "accesses"]),
            Feeds.Select(f => f.Data.Item1));

    [Fact]
    public async Task KeepsEveryMoment_OfSettingsTrainingAndAttestations()
    {
        await Import("system-settings", "system,setting,value,observed_at\nehr,mfa,false,2026-03-01\nehr,mfa,true,2026-03-02\n");
        await Import("training", "user_id,course,completed_on\nU1,privacy,2025-01-20\nU1,privacy,2026-01-20\n");
        await Import("attestations", "requirement_id,statement,signed_by,signed_at\nA,yes,SO,2025-01-16\nA,yes,SO,2026-01-16\n");
        await using var db = store.CreateDbContext();
        Assert.Equal(["false", "true"], await db.SystemSettings.OrderBy(s => s.ObservedAt).Select(s => s.Value).ToListAsync());
        Assert.Equal(2, await db.Training.CountAsync());
        Assert.Equal(2, await db.Attestations.CountAsync());
    }

    [Fact]
    public async Task StoresCodesAndUnitsOnce()
    {
        await Import("observations", "observation_id,patient_id,code,system,value,unit\n1,P1,8867-4,LOINC,88,/min\n2,P2,8867-4,LOINC,90,/min\n");
        await Import("diagnoses", "diagnosis_id,patient_id,code,system\n1,P1,8867-4,LOINC\n");
        await using var db = store.CreateDbContext();
        Assert.Equal(["/min", "8867-4", "LOINC"], await db.Terms.Where(t => t.Kind == TermKind.Word).Select(t => t.Text).OrderBy(t => t).ToListAsync());
        Assert.Equal((await db.Observations.FirstAsync()).CodeId, (await db.Diagnoses.SingleAsync()).CodeId);
    }

    /// <summary>A large first file is stored without looking for earlier rows; what it says twice, and what it changes its mind about, comes out the same.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task StoresALargeFirstFile_AsAnyOther(bool changes)
    {
        var text = new StringBuilder("observation_id,patient_id,code,value,display\n");
        for (var i = 0; i < 70_000; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"o{i * 7919L % 70_000:000000},P{i % 900},8867-4,{i % 90},Heart rate of the patient at rest in words of some length\n");
        var again = text.ToString().Split('\n')[1..11];
        if (changes) text.Append("o000011,P7,8867-4,twice,\no000012,P8,8867-4,twice,\no000012,P8,8867-4,twice,\n");
        text.AppendJoin('\n', again).Append('\n');
        var (read, stored, duplicate, rejected) = await Import("observations", text.ToString());
        Assert.Equal(changes ? (70_013, 70_002, 11, 0) : (70_010, 70_000, 10, 0), (read, stored, duplicate, rejected));
        await using var db = store.CreateDbContext();
        Assert.Equal(70_000, await db.Observations.CountAsync());
        Assert.Equal(changes ? 2 : 0, await db.Observations.CountAsync(o => o.Value == "twice"));
        Assert.Equal(["IX_Observations_ObservationId", "IX_Observations_PatientId"],
            await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'index' AND tbl_name = 'Observations' ORDER BY name").ToListAsync());
        // The next file meets the rows of the first.
        Assert.Equal((10, 0, 10, 0), await Import("observations", "observation_id,patient_id,code,value,display\n" + string.Join('\n', again) + "\n"));
    }

    private static string Shown(FeedSchema schema, int column)
    {
        var name = ReferenceTable.Column(schema.Columns[column]);
        return schema.Columns[column].Kind switch
        {
            ColumnKind.Patient => $"(SELECT PatientId FROM Patients WHERE Id = {ReferenceTable.Of(schema).Name}.{name})",
            ColumnKind.User => $"(SELECT UserId FROM Workforce WHERE Id = {ReferenceTable.Of(schema).Name}.{name})",
            ColumnKind.Word => $"(SELECT Text FROM Terms WHERE Id = {ReferenceTable.Of(schema).Name}.{name})",
            _ => name,
        };
    }

    private static string InStore(FeedColumn column, string value) => value.Length == 0 ? "" : column.Kind switch
    {
        ColumnKind.TimeOrDate => new DateTimeOffset(DateTime.Parse(value, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal | System.Globalization.DateTimeStyles.AssumeUniversal)).ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
        ColumnKind.Flag => value == "true" ? "1" : "0",
        ColumnKind.Amount => ((long)(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture) * 100)).ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => value,
    };
}
