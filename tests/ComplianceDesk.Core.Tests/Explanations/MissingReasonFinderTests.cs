using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class MissingReasonFinderTests
{
    [Fact]
    public void Names_NothingForAnExplainedAccess() => Assert.Equal(MissingReason.None, Cause(new Ward(), w => (w.Nurse, w.PatientsOf(w.Surgery)[0])));

    [Fact]
    public void Names_CareElsewhere() => Assert.Equal(MissingReason.CareElsewhere, Cause(new Ward(), w => (w.Nurse, w.PatientsOf(w.Maternity)[0])));

    [Fact]
    public void Names_TheEncountersFeedThatIsNotThere() => Assert.Equal(MissingReason.NoEncounters, Cause(new Ward("encounters"), w => (w.Nurse, w.PatientsOf(w.Maternity)[0])));

    [Fact]
    public void Names_TheWorkforceFeedThatLacksTheUser() => Assert.Equal(MissingReason.UserUnlisted, Cause(new Ward("workforce"), w => (w.Nurse, w.PatientsOf(w.Maternity)[0])));

    [Fact]
    public void Names_AVisitLongAgo() => Assert.Equal(MissingReason.VisitLongAgo, Cause(new Ward(), w => (w.Nurse, Visitor(w, -200)), w => w.AddAppointment(w.AddPatient(), w.Clinic, 0, 10)));

    [Theory]
    [InlineData(8 + CareSpan.VisitDays, MissingReason.CareElsewhere)]
    [InlineData(12 + CareSpan.VisitDays, MissingReason.NoVisit)]
    public void Names_NoVisitThatIsFarAhead(int day, MissingReason cause) =>
        Assert.Equal(cause, Cause(new Ward(), w => (w.Nurse, Visitor(w, day)), w => w.AddAppointment(w.AddPatient(), w.Clinic, 0, 10)));

    [Theory]
    [InlineData(8 + CareSpan.AheadDays, MissingReason.VisitLongAgo)]
    [InlineData(12 + CareSpan.AheadDays, MissingReason.NoVisit)]
    public void Names_NoBookingThatIsFarAhead(int day, MissingReason cause)
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddAppointment(patient, ward.Clinic, 0, day);
        Assert.Equal(cause, Cause(ward, w => (w.Nurse, patient)));
    }

    [Fact]
    public void Names_TheAppointmentsFeedThatIsNotThere() => Assert.Equal(MissingReason.NoAppointments, Cause(new Ward(), w => (w.Nurse, Visitor(w, -200))));

    [Fact]
    public void Names_NoVisitAtAll() => Assert.Equal(MissingReason.NoVisit, Cause(new Ward(), w => (w.Nurse, w.AddPatient()), w => w.AddAppointment(w.AddPatient(), w.Clinic, 0, 10)));

    [Fact]
    public void Names_TheWorkListOfAnOffice() =>
        Assert.Equal(MissingReason.OfficeWork, Cause(new Ward(), w => (w.AddUser(role: "Coder", department: w.Office), Visitor(w, -200))));

    [Fact]
    public void Names_EncountersThatHaveNotComeYet() => Assert.Equal(MissingReason.EncountersLate, Cause(new Ward(), w => (w.Nurse, w.AddPatient()), isLate: true));

    [Fact]
    public void Says_SomethingOfEachCause()
    {
        foreach (var cause in Enum.GetValues<MissingReason>())
        {
            Assert.NotEmpty(MissingReasonWords.Title(cause));
            Assert.NotEmpty(MissingReasonWords.Advice(cause));
        }
    }

    private static MissingReason Cause(Ward ward, Func<Ward, (int User, int Patient)> who, Action<Ward>? also = null, bool isLate = false)
    {
        also?.Invoke(ward);
        var (user, patient) = who(ward);
        // The ward's stays begin before its first day; a visit elsewhere on day 10, opened there, says that the feed is on time.
        if (!isLate)
        {
            ward.Open(ward.NursesOf(ward.Clinic)[0], Visitor(ward, 10), 10);
        }

        ward.Open(user, patient, 10);
        var explained = ward.Explained();
        return new MissingReasonFinder(explained).Of(explained.Sessions.Of(user, patient, Ward.Date(10)));
    }

    private static int Visitor(Ward ward, int day)
    {
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Clinic, day, day);
        return patient;
    }
}
