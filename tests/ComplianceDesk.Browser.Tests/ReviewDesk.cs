using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Cases;
using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Rows;
using ComplianceDesk.Data.Tests;

namespace ComplianceDesk.Browser.Tests;

/// <summary>A host over a small store filled by hand: one finding to decide, one about the reviewer, and enough others to fill two pages.</summary>
public sealed class ReviewDesk : DemoDesk
{
    /// <summary>Number of the finding to decide.</summary>
    public int Finding { get; private set; }

    /// <summary>Number of the finding about the account <c>officer</c> itself.</summary>
    public int OwnFinding { get; private set; }

    /// <summary>Row id of the patient Samuel Jones, record MRN0012417.</summary>
    public int Patient { get; private set; }

    /// <summary>Row id of the patient of case 1, a breach whose letter waits to be sent.</summary>
    public int CasePatient { get; private set; }

    /// <summary>A folder without feeds, so that no demo hospital is loaded over this store.</summary>
    protected override string[] Arguments => ["--demo", $"--Demo:Folder={empty}"];

    private string empty = "";

    /// <inheritdoc/>
    protected override async Task PrepareAsync(string dataDirectory)
    {
        empty = Directory.CreateDirectory(Path.Combine(dataDirectory, "no-feeds")).FullName;
        using var hospital = await Hospital.OpenAsync(dataDirectory);
        var cardiology = hospital.Department("D1", "Cardiology");
        var nurse = hospital.User("u1042", "Ann", "Ward", u => u.DepartmentId = cardiology);
        var officer = hospital.User("officer", "Dana", "Whitfield", u => u.Role = "compliance officer");
        Patient = hospital.Patient("MRN0012417", "Samuel", "Jones", p => p.Vip = true);
        hospital.Add(new EncounterRow
        {
            EncounterId = "e1", PatientId = Patient, Class = "inpatient", DepartmentId = cardiology,
            StartedAt = Hospital.Noon.AddHours(-20), EndedAt = Hospital.Noon.AddHours(-2),
        });
        var accesses = Enumerable.Range(0, 60)
            .Select(i => hospital.Access(nurse, Patient, Hospital.Noon.AddSeconds(20 * i), i % 9 == 0 ? AccessAction.Print : AccessAction.Read)).ToArray();
        hospital.Session(nurse, Patient, 20514, events: 60, first: true);
        Finding = hospital.Finding(nurse, Patient, 90, f => (f.Rules, f.LastAt, f.Signals) = ("vip;same-surname", Hospital.Noon.AddMinutes(20),
            """[{"rule":"vip","weight":50,"sentence":"The patient is on the VIP list."},{"rule":"same-surname","weight":40,"sentence":"3 of 4,000 patients share the surname."},{"rule":"explanations","weight":0,"sentence":"No documented reason was found on 1 of 1 days."}]"""), accesses);
        OwnFinding = hospital.Finding(officer, null, 85, f => f.Rules = "volume");
        for (var i = 0; i < 60; i++)
        {
            hospital.Finding(nurse, null, 50, f => f.Rules = "volume");
        }
        var bulk = hospital.User("bulk");
        for (var i = 0; i < 30; i++)
        {
            hospital.Finding(bulk, null, 45, f => (f.Rules, f.Severity) = ("enumeration", FindingSeverity.Low));
        }
        var trainer = hospital.User("trainer");
        for (var i = 0; i < 3; i++)
        {
            hospital.Finding(trainer, null, 42, f => (f.Rules, f.Severity) = ("print-trickle", FindingSeverity.Low));
        }
        // Closed to the queue: decided, and in a case of its own.
        var clerk = hospital.User("u2077", "Lee", "Moss");
        CasePatient = hospital.Patient("MRN0031007", "Clara", "Berg");
        var decided = hospital.Finding(clerk, CasePatient, 88, f => f.Rules = "household", hospital.Access(clerk, CasePatient, Hospital.Noon));
        await hospital.SaveAsync();
        var review = new CaseReview(hospital.Store, TimeProvider.System);
        await new FindingReview(hospital.Store, TimeProvider.System).DecideAsync(decided, "officer", FindingStatus.New, FindingOutcome.ViolationBreachAssessment, "To be assessed for a breach.");
        var facts = (await new CaseQuery(hospital.Store).RunAsync(1))!.Facts;
        await review.RecordAsync(1, 1, facts with { Determination = CaseDetermination.Impermissible, Reasoning = "The clerk said that she was curious.", Unsecured = true, Individuals = 1 }, "officer");
    }
}
