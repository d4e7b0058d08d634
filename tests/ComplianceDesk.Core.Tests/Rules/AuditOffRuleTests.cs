using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class AuditOffRuleTests
{
    [Fact]
    public void Flags_AChangeOfTheAuditSettings()
    {
        var ward = new Ward();
        ward.Do(AccessAction.Update, ward.Nurse, 0, 10, kind: ObjectKind.AuditLog);
        Assert.Equal([(ward.Nurse, 0)], ward.Found<AuditOffRule>());
    }

    [Fact]
    public void StaysQuiet_OnReadingTheAuditLog()
    {
        var ward = new Ward();
        ward.Do(AccessAction.Read, ward.Nurse, 0, 10, kind: ObjectKind.AuditLog);
        Assert.Empty(ward.Found<AuditOffRule>());
    }

    [Fact]
    public void StaysQuiet_OnAnAdministratorOfEveryDay()
    {
        var ward = new Ward();
        for (var day = 3; day < 12; day++)
        {
            ward.Do(AccessAction.Update, ward.Nurse, 0, day, kind: ObjectKind.AuditLog);
        }

        Assert.Empty(ward.Found<AuditOffRule>());
    }
}
