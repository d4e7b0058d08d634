using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

/// <summary>A patient whom the surgical ward had in care from day 2 to 5 asks for the record on day 20; a nurse of the ward changes a note.</summary>
public sealed class ChangedAfterRequestRuleTests
{
    private readonly Ward ward = new();
    private readonly int patient;

    public ChangedAfterRequestRuleTests()
    {
        patient = AddPatient(asked: RequestKind.OwnRecord);
        ward.Do(AccessAction.Create, ward.Nurse, patient, 3, kind: ObjectKind.Note, part: 1);
        ward.Do(AccessAction.Update, ward.Nurse, ward.PatientsOf(ward.Surgery)[0], 5, kind: ObjectKind.Note, part: 1);
    }

    [Theory]
    [InlineData(AccessAction.Update, 22, ObjectKind.Note, true)]
    [InlineData(AccessAction.Delete, 22, ObjectKind.Clinical, true)]
    [InlineData(AccessAction.Update, 22, ObjectKind.Demographics, false)]
    [InlineData(AccessAction.Create, 22, ObjectKind.Note, false)]
    [InlineData(AccessAction.Read, 22, ObjectKind.Note, false)]
    [InlineData(AccessAction.Update, 19, ObjectKind.Note, false)]
    public void Flags_AChangeAfterTheRequest(AccessAction action, int day, ObjectKind kind, bool isFound)
    {
        Do(action, day, kind);
        Assert.Equal(isFound, Found());
    }

    /// <summary>A correction that the patient asked for is made by changing; a release to somebody else is no request of the patient's.</summary>
    [Theory]
    [InlineData(RequestKind.OwnRecord, true)]
    [InlineData(RequestKind.Amendment, false)]
    [InlineData(RequestKind.None, true)]
    public void StaysQuiet_WhereACorrectionWasAskedFor(RequestKind also, bool isFound)
    {
        ward.AddTask(patient, OfficeWork.Release, 15, kind: also);
        Do(AccessAction.Update, 22);
        Assert.Equal(isFound, Found());
    }

    /// <summary>A copy that was handed over is not made otherwise by changing the record.</summary>
    [Theory]
    [InlineData(21, false)]
    [InlineData(24, true)]
    public void StaysQuiet_AfterTheAnswer(int answered, bool isFound)
    {
        var other = ward.AddPatient();
        ward.AddEncounter(other, ward.Surgery, 2, 5);
        ward.AddTask(other, OfficeWork.Release, 20, answered, RequestKind.OwnRecord);
        ward.Do(AccessAction.Update, ward.Nurse, other, 22, kind: ObjectKind.Note, part: 1);
        Assert.Equal(isFound, Found());
    }

    [Fact]
    public void StaysQuiet_OnAReleaseToSomebodyElse()
    {
        var other = AddPatient(RequestKind.None);
        ward.Do(AccessAction.Update, ward.Nurse, other, 22, kind: ObjectKind.Note, part: 1);
        Assert.False(Found());
    }

    /// <summary>Care of two weeks before is still being charted, and a visit of today is charted now.</summary>
    [Theory]
    [InlineData(9, 12, false)]
    [InlineData(22, 22, false)]
    [InlineData(4, 6, true)]
    public void StaysQuiet_NearCare(int from, int to, bool isFound)
    {
        ward.AddEncounter(patient, ward.Medicine, from, to);
        Do(AccessAction.Update, 22);
        Assert.Equal(isFound, Found());
    }

    /// <summary>A signature or an addendum of that day is in the feed of documents.</summary>
    [Theory]
    [InlineData(22, false)]
    [InlineData(10, true)]
    public void StaysQuiet_OnWhatIsDocumented(int day, bool isFound)
    {
        ward.AddWork(patient, ward.Nurse, day);
        Do(AccessAction.Update, 22);
        Assert.Equal(isFound, Found());
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void StaysQuiet_OnAWorkList(int others, bool isFound)
    {
        for (var i = 0; i < others; i++)
        {
            ward.Do(AccessAction.Update, ward.Nurse, AddPatient(RequestKind.None), 22, kind: ObjectKind.Note, part: 1);
        }

        Do(AccessAction.Update, 22);
        Assert.Equal(isFound, Found());
    }

    [Theory]
    [InlineData("Release of information specialist", true)]
    [InlineData("Medical technologist", false)]
    public void StaysQuiet_OnOfficesAndServices(string role, bool isOffice)
    {
        var clerk = ward.AddUser(role: role, department: isOffice ? ward.Office : ward.Laboratory);
        ward.Do(AccessAction.Update, clerk, patient, 22, kind: ObjectKind.Note, part: 1);
        Assert.Empty(ward.Found<ChangedAfterRequestRule>());
    }

    [Fact]
    public void SaysWhatItNeeds()
    {
        var elsewhere = new Ward();
        elsewhere.Do(AccessAction.Update, elsewhere.Nurse, elsewhere.PatientsOf(elsewhere.Surgery)[0], 22, kind: ObjectKind.Note, part: 1);
        Assert.Contains("requests", elsewhere.Judge().Rules.Single(r => r.Id == "changed-after-request").NotRun!, StringComparison.Ordinal);
    }

    private int AddPatient(RequestKind asked)
    {
        var added = ward.AddPatient();
        ward.AddEncounter(added, ward.Surgery, 2, 5);
        ward.AddTask(added, OfficeWork.Release, 20, kind: asked);
        return added;
    }

    private void Do(AccessAction action, int day, ObjectKind kind = ObjectKind.Note) => ward.Do(action, ward.Nurse, patient, day, kind: kind, part: 1);

    private bool Found() => ward.Found<ChangedAfterRequestRule>().Contains((ward.Nurse, 0));
}
