using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

/// <summary>A nurse of the clinic opens, on day 10, the record of a patient who is booked there for months later.</summary>
public sealed class BookedAheadExplanationTests
{
    [Theory]
    [InlineData(-80, 129, true)]
    [InlineData(-80, 131, false)]
    [InlineData(-109, 100, true)]
    [InlineData(-111, 100, false)]
    public void Explains_APatientUnderCare(int last, int next, bool expected) => Assert.Equal(expected ? "booked-ahead" : null, Reason(w => w.Clinic, last, next));

    [Theory]
    [InlineData(-19, 129, true)]
    [InlineData(-19, 131, false)]
    [InlineData(-21, 100, false)]
    public void Explains_APatientSentOn(int last, int next, bool expected) => Assert.Equal(expected ? "booked-ahead" : null, Reason(w => w.Emergency, last, next));

    [Fact]
    public void DoesNotExplain_ABookingWithoutAVisitBefore() => Assert.Null(Reason(w => w.Clinic, -200, 100));

    [Fact]
    public void DoesNotExplain_ABookingElsewhere() => Assert.Null(Reason(w => w.Clinic, -80, 100, booked: w => w.Maternity));

    /// <summary>Of a visit that no booking tells of nobody knew so long before.</summary>
    [Fact]
    public void DoesNotExplain_AVisitThatIsNotBooked()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Clinic, -80, -80);
        ward.AddEncounter(patient, ward.Clinic, 100, 100);
        ward.Open(ward.NursesOf(ward.Clinic)[0], patient, 10);
        Assert.Null(ward.ReasonOf(ward.NursesOf(ward.Clinic)[0], patient, 10));
    }

    /// <summary>What a booking that comes in late says of months ago is news of nothing that was explained: a reason of the whole practice stays, too.</summary>
    [Fact]
    public void NamesOnly_WhatNothingElseExplains() =>
        Assert.Equal("colleague-of-care-team", Reason(w => w.Clinic, -80, 100, set: (w, patient) => w.AddCareTeam(patient, w.NursesOf(w.Clinic)[1])));

    private static string? Reason(Func<Ward, int> visited, int last, int next, Func<Ward, int>? booked = null, Action<Ward, int>? set = null)
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, visited(ward), last, last);
        ward.AddAppointment(patient, booked?.Invoke(ward) ?? ward.Clinic, 0, next);
        set?.Invoke(ward, patient);
        var nurse = ward.NursesOf(ward.Clinic)[0];
        ward.Do(AccessAction.Read, nurse, patient, 10);
        return ward.ReasonOf(nurse, patient, 10);
    }
}
