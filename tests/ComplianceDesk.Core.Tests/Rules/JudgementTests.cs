using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class JudgementTests
{
    [Fact]
    public void StaysQuiet_WhileTheWardWorks()
    {
        var ward = new Ward();
        var explained = ward.Explained();
        Assert.All(Enumerable.Range(0, explained.Sessions.Count), s => Assert.True(explained.IsExplained(s)));
        Assert.Empty(ward.Judge().Findings);
    }

    [Theory]
    [InlineData("encounters")]
    [InlineData("workforce")]
    [InlineData("patients")]
    [InlineData("departments")]
    public void StaysQuiet_WhileTheWardWorksWithoutAFeed(string feed) => Assert.Empty(new Ward(feed).Judge().Findings);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Finds_TheSameWhateverTheIdsAndTheOrder(int seed)
    {
        var ward = Troubled();
        var told = ward.Told(0);
        Assert.True(told.Count >= 6, $"{told.Count} findings");
        Assert.Equal(told, ward.Told(seed));
    }

    [Fact]
    public void Gathers_EverythingAboutOnePairInOneFinding()
    {
        var ward = new Ward();
        var user = ward.AddUser(family: "Featherstonehaugh", address: "14 Maple Street", postalCode: "60640");
        var patient = ward.AddPatient(family: "Featherstonehaugh", address: "14 Maple Street", postalCode: "60640", vip: true);
        ward.Open(user, patient, 10);
        ward.Open(user, patient, 14);
        var finding = Assert.Single(ward.Judge().Findings);
        Assert.Equal((user, patient, 4), (finding.User, finding.Patient, finding.Rows.Count));
        Assert.Superset(new HashSet<string> { "household", "same-surname", "vip" }, finding.Rules.ToHashSet());
        Assert.Equal(finding.Signals.Select(s => s.Weight).OrderDescending(), finding.Signals.Select(s => s.Weight));
    }

    [Fact]
    public void Rests_OnTheUnexplainedDaysAlone()
    {
        var ward = new Ward();
        var patient = ward.AddPatient(vip: true);
        ward.AddEncounter(patient, ward.Surgery, -100, -40);
        ward.Open(ward.Nurse, patient, -50);
        ward.Open(ward.Nurse, patient, 20);
        var finding = Assert.Single(ward.Judge().Findings);
        Assert.Equal(2, finding.Rows.Count);
    }

    [Fact]
    public void Keeps_TheKeyWhenTheBehaviourGrows()
    {
        var ward = new Ward();
        var patient = ward.AddPatient(vip: true);
        ward.Open(ward.Nurse, patient, 10);
        var before = Assert.Single(ward.Judge().Findings);
        ward.Open(ward.Nurse, patient, 20);
        var after = Assert.Single(ward.Judge().Findings);
        Assert.Equal(before.Key, after.Key);
        Assert.True(after.Rows.Count > before.Rows.Count);
    }

    [Fact]
    public void Names_NobodyInASentence()
    {
        var ward = Troubled();
        string[] told = ["Featherstonehaugh", "Maple", "60640", "5557100", "555-7100", "Rosswell"];
        var signals = ward.Judge().Findings.SelectMany(f => f.Signals).ToList();
        Assert.NotEmpty(signals);
        Assert.All(signals, s => Assert.DoesNotContain(told, word => s.Sentence.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The ward with one of each kind of trouble.</summary>
    private static Ward Troubled()
    {
        var ward = new Ward();
        ward.Open(ward.Nurse, ward.AddPatient(vip: true), 10, hour: 2);
        ward.Open(ward.NursesOf(ward.Surgery)[1], ward.AddPatient(employee: ward.NursesOf(ward.Surgery)[3]), 11);
        var relative = ward.AddUser("Thea", "Featherstonehaugh", department: ward.Clinic, address: "14 Maple Street", postalCode: "60640", phone: "312-555-7100");
        ward.Open(relative, ward.AddPatient(family: "Featherstonehaugh", address: "14 Maple Street", postalCode: "60640"), 12);
        var contact = ward.AddPatient();
        ward.AddRelation(contact, "Thea", "Featherstonehaugh", "312-555-7100");
        ward.Open(relative, contact, 13);
        foreach (var patient in ward.AddPatients(30))
        {
            ward.Do(AccessAction.Export, ward.NursesOf(ward.Medicine)[2], patient, 15);
        }

        for (var minute = 0; minute < 14; minute++)
        {
            ward.Do(AccessAction.Login, ward.NursesOf(ward.Maternity)[4], 0, 16, 3, minute, AccessOutcome.Failure, ward.Next(), ward.Next());
        }

        var gone = ward.AddUser(department: ward.Maternity, status: "terminated", terminated: 5);
        ward.Open(gone, ward.PatientsOf(ward.Maternity)[0], 12);
        return ward;
    }
}
