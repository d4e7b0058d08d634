using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class EmergencyOverrideRuleTests
{
    [Fact]
    public void Flags_AnOverrideThatSaysNothing_WithoutAnEmergency()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.Do(AccessAction.Read, ward.Nurse, patient, 10, breakGlass: true, reason: ward.AddReason("."));
        ward.Do(AccessAction.Read, ward.Nurse, patient, 10, minute: 1);
        Assert.Equal([(ward.Nurse, patient)], ward.Found<EmergencyOverrideRule>());
    }

    [Fact]
    public void StaysQuiet_WhenThePatientCameAsAnEmergencyThatDay()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        ward.AddEncounter(patient, ward.Emergency, 10, 10, emergency: true);
        ward.Do(AccessAction.Read, ward.Nurse, patient, 10, breakGlass: true, reason: ward.AddReason("trauma arriving"));
        ward.Do(AccessAction.Read, ward.Nurse, patient, 10, minute: 1);
        Assert.Empty(ward.Found<EmergencyOverrideRule>());
    }

    [Fact]
    public void Weighs_AReasonThatSaysNothingMore()
    {
        Assert.True(Score(".") > Score("family of patient asked on the telephone"));

        static int Score(string reason)
        {
            var ward = new Ward { Policy = Ward.Without("unexplained-look") };
            var patient = ward.AddPatient();
            ward.Do(AccessAction.Read, ward.Nurse, patient, 10, breakGlass: true, reason: ward.AddReason(reason));
            ward.Do(AccessAction.Read, ward.Nurse, patient, 10, minute: 1);
            return Assert.Single(ward.Judge().Findings).Score;
        }
    }
}
