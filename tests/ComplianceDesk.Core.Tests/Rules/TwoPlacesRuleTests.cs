using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class TwoPlacesRuleTests
{
    [Fact]
    public void Flags_AnAccountInTwoFacilitiesWithinMinutes()
    {
        var (ward, user) = Used(minutes: 5);
        Assert.Equal([(user, 0)], ward.Found<TwoPlacesRule>());
    }

    [Fact]
    public void StaysQuiet_WhenThereIsTimeToTravel()
    {
        var (ward, _) = Used(minutes: 45);
        Assert.Empty(ward.Found<TwoPlacesRule>());
    }

    private static (Ward Ward, int User) Used(int minutes)
    {
        var ward = new Ward();
        var places = new[] { "F1", "F2" }.Select(f => (Department: ward.AddDepartment("clinical", facility: f), Workstation: ward.Next())).ToArray();
        foreach (var (department, workstation) in places)
        {
            foreach (var person in Enumerable.Range(0, 8).Select(_ => ward.AddUser(department: department)).ToArray())
            {
                ward.Do(AccessAction.Other, person, 0, 8, 9, workstation: workstation);
            }
        }

        var user = ward.AddUser(department: places[0].Department);
        for (var i = 0; i < 4; i++)
        {
            ward.Do(AccessAction.Other, user, 0, 12, 9 + (i * minutes / 60), i * minutes % 60, workstation: places[i % 2].Workstation);
        }

        return (ward, user);
    }
}
