using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Policy;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Policy;

public sealed class AllowanceTests
{
    private static readonly int First = SiteCalendar.Number(new(2026, 1, 1));
    private static readonly int Last = SiteCalendar.Number(new(2026, 12, 31));

    [Fact]
    public void Covers_ItsRulesUsersAndDays()
    {
        var entry = Policies.Entry(number: 5);
        Assert.True(entry.Covers("same-surname", 5, 9, First, Last));
        Assert.False(entry.Covers("vip", 5, 9, First, Last));
        Assert.False(entry.Covers("same-surname", 6, 9, First, Last));
        Assert.False(entry.Covers("same-surname", 5, 9, First - 1, Last));
        Assert.False(entry.Covers("same-surname", 5, 9, First, Last + 1));
        Assert.True((entry with { Rules = [] }).Covers("vip", 5, 0, First, First));
        Assert.False((entry with { Subject = AllowedSubject.Patient }).Covers("same-surname", 5, 9, First, Last));
        Assert.True((entry with { Subject = AllowedSubject.Patient }).Covers("same-surname", 1, 5, First, Last));
    }

    [Fact]
    public void StaysQuiet_OnWhatIsAllowed()
    {
        var (found, nurse, patient) = Judge(null);
        Assert.Equal([(nurse, patient)], found);
        Assert.Empty(Judge(_ => Everything(AllowedSubject.Patient, patient)).Found);
        Assert.Empty(Judge(_ => Everything(AllowedSubject.User, nurse)).Found);
        Assert.NotEmpty(Judge(_ => Everything(AllowedSubject.User, nurse + 1)).Found);
        Assert.NotEmpty(Judge(_ => Everything(AllowedSubject.User, nurse) with { Until = SiteCalendar.Date(20_514 + 12) }).Found);
    }

    private static Allowance Everything(AllowedSubject subject, int number) =>
        Policies.Entry(number) with { Subject = subject, Rules = [], From = SiteCalendar.Date(20_514), Until = SiteCalendar.Date(20_514 + 40) };

    private static (IReadOnlyList<(int User, int Patient)> Found, int Nurse, int Patient) Judge(Func<Ward, Allowance>? allow)
    {
        var plan = new Ward();
        var ward = allow is null ? plan : new Ward { Policy = new JudgementPolicy { Allowances = [allow(plan)] } };
        var patient = ward.AddPatient(vip: true);
        ward.Open(ward.Nurse, patient, 10);
        ward.Open(ward.Nurse, patient, 14);
        return (ward.Found<VipRule>(), ward.Nurse, patient);
    }
}
