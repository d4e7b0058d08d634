using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

/// <summary>A nurse of the surgical ward at the record of somebody whom the medical ward had in care from day 8 to 12.</summary>
public sealed class NoteChangedRuleTests
{
    private readonly Ward ward = new() { Policy = Ward.Without("unexplained-look", "no-care-anywhere") };
    private readonly int patient;

    public NoteChangedRuleTests()
    {
        patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Medicine, 8, 12);
        ward.Do(AccessAction.Update, ward.Nurse, ward.PatientsOf(ward.Surgery)[0], 5, kind: ObjectKind.Note, part: 1);
    }

    [Theory]
    [InlineData(AccessAction.Update, 30, ObjectKind.Note, true)]
    [InlineData(AccessAction.Delete, 30, ObjectKind.Note, true)]
    [InlineData(AccessAction.Create, 30, ObjectKind.Note, false)]
    [InlineData(AccessAction.Update, 30, ObjectKind.Clinical, false)]
    [InlineData(AccessAction.Update, 13, ObjectKind.Note, false)]
    public void Flags_ANoteChangedOutOfCare(AccessAction action, int day, ObjectKind kind, bool isFound)
    {
        ward.Do(AccessAction.Read, ward.Nurse, patient, day, kind: ObjectKind.Note, part: 1);
        ward.Do(action, ward.Nurse, patient, day, 13, 2, kind: kind, part: 1);
        Assert.Equal(isFound, ward.Found<NoteChangedRule>().Contains((ward.Nurse, patient)));
    }

    /// <summary>A log that tells of deletions and of no changes.</summary>
    [Fact]
    public void Flags_ADeletionWhereNothingIsChanged()
    {
        var elsewhere = new Ward("accesses.update") { Policy = ward.Policy };
        var left = elsewhere.AddPatient();
        elsewhere.AddEncounter(left, elsewhere.Medicine, 8, 12);
        elsewhere.Do(AccessAction.Read, elsewhere.Nurse, left, 30, kind: ObjectKind.Note, part: 1);
        elsewhere.Do(AccessAction.Delete, elsewhere.Nurse, left, 30, 13, 2, kind: ObjectKind.Note, part: 1);
        Assert.Contains((elsewhere.Nurse, left), elsewhere.Found<NoteChangedRule>());
    }

    /// <summary>Who adds a note works on the record; who changes one and reads nothing else may have the wrong chart open.</summary>
    [Theory]
    [InlineData(AccessAction.Create, AccessAction.Update)]
    [InlineData(AccessAction.Update)]
    public void StaysQuiet_OnAnAddendumAndOnASingleAccess(params AccessAction[] actions)
    {
        foreach (var (minute, action) in actions.Index())
        {
            ward.Do(action, ward.Nurse, patient, 30, 13, minute, kind: ObjectKind.Note, part: 1);
        }

        Assert.Empty(ward.Found<NoteChangedRule>());
    }

    /// <summary>An office completes charts, the laboratory files what comes in late.</summary>
    [Theory]
    [InlineData("Transcriptionist", true)]
    [InlineData("Medical technologist", false)]
    public void StaysQuiet_OnOfficesAndServices(string role, bool isOffice)
    {
        var clerk = ward.AddUser(role: role, department: isOffice ? ward.Office : ward.Laboratory);
        ward.Do(AccessAction.Read, clerk, patient, 30, kind: ObjectKind.Note, part: 1);
        ward.Do(AccessAction.Update, clerk, patient, 30, 13, 2, kind: ObjectKind.Note, part: 1);
        Assert.Empty(ward.Found<NoteChangedRule>());
    }

    [Fact]
    public void StaysQuiet_OnTheDepartmentThatCompletesItsRecord()
    {
        var nurse = ward.NursesOf(ward.Medicine)[0];
        ward.Do(AccessAction.Read, nurse, patient, 20, kind: ObjectKind.Note, part: 1);
        ward.Do(AccessAction.Update, nurse, patient, 20, 13, 2, kind: ObjectKind.Note, part: 1);
        Assert.Empty(ward.Found<NoteChangedRule>());
    }
}
