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

    [Theory]
    [InlineData(2, true)]
    [InlineData(10, false)]
    public void Flags_OneChangeToStrangersFasterThanAnybodyWalks(int minutes, bool flagged)
    {
        var (ward, user) = Used(minutes, changes: 1);
        foreach (var stranger in ward.AddPatients(2))
        {
            ward.Do(AccessAction.Read, user, stranger, 12, 9, minutes + 1, workstation: elsewhere);
        }

        Assert.Equal(flagged ? [(user, 0)] : [], ward.Found<TwoPlacesRule>());
    }

    private int elsewhere;

    private (Ward Ward, int User) Used(int minutes, int changes = 3)
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

        elsewhere = places[1].Workstation;
        var user = ward.AddUser(department: places[0].Department);
        for (var i = 0; i <= changes; i++)
        {
            ward.Do(AccessAction.Other, user, 0, 12, 9 + (i * minutes / 60), i * minutes % 60, workstation: places[i % 2].Workstation);
        }

        return (ward, user);
    }
}
