using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class GrantedAccessExplanationTests
{
    [Theory]
    [InlineData(10, "Ada Quill", AccessAction.Read, "granted-access")]
    [InlineData(22, "ADA QUILL", AccessAction.Print, "granted-access")]
    [InlineData(7, "Ada Quill", AccessAction.Read, null)]
    [InlineData(24, "Ada Quill", AccessAction.Read, null)]
    [InlineData(10, "Bea Quill", AccessAction.Read, null)]
    [InlineData(10, "Quill", AccessAction.Read, null)]
    [InlineData(10, "Ada Quill", AccessAction.Update, null)]
    public void Explains_ReadingByWhomAccessWasGrantedTo(int day, string recipient, AccessAction action, string? expected)
    {
        var ward = new Ward();
        var own = ward.AddPatient(given: "Ada", family: "Quill");
        var user = ward.AddUser(given: "Ada", family: "Quill", ownPatient: own);
        ward.AddGrant(own, recipient, 9);
        ward.Do(AccessAction.Read, user, own, day);
        ward.Do(action, user, own, day, minute: 1);
        Assert.Equal(expected, ward.ReasonOf(user, own, day));
    }

    [Fact]
    public void Explains_AParentsReading()
    {
        var ward = new Ward();
        var child = ward.AddPatient(family: "Quill");
        var parent = ward.AddUser(given: "Ada", family: "Quill");
        ward.AddGrant(child, "Ada Quill", 9);
        ward.Open(parent, child, 10);
        Assert.Equal("granted-access", ward.ReasonOf(parent, child, 10));
    }

    [Theory]
    [InlineData("Maria", "de la Cruz", "Maria de la Cruz", "granted-access")]
    [InlineData("Maria", "de la Cruz", "De la Cruz, Maria", "granted-access")]
    [InlineData("Anna Lena", "Van der Berg", "Anna Lena van der Berg", "granted-access")]
    [InlineData("Ian", "Quill Jr.", "Ian Quill, Jr.", "granted-access")]
    [InlineData("Ian", "Quill Jr.", "Quill Jr., Ian", "granted-access")]
    [InlineData("Ian", "Quill", "Ian Quill Jr.", null)]
    [InlineData("Quill", "Ian", "Quill, Ian", null)]
    public void Explains_WhereverTheFamilyNameBegins(string given, string family, string recipient, string? expected)
    {
        var ward = new Ward();
        var child = ward.AddPatient();
        var user = ward.AddUser(given: given, family: family);
        ward.AddGrant(child, recipient, 9);
        ward.Open(user, child, 10);
        Assert.Equal(expected, ward.ReasonOf(user, child, 10));
    }

    [Fact]
    public void StaysQuiet_WhereTwoCouldBeMeant()
    {
        var ward = new Ward();
        var child = ward.AddPatient();
        var users = new[] { ward.AddUser(given: "Ana", family: "Maria Cruz"), ward.AddUser(given: "Ana Maria", family: "Cruz") };
        ward.AddGrant(child, "Ana Maria Cruz", 9);
        foreach (var user in users)
        {
            ward.Open(user, child, 10);
            Assert.Null(ward.ReasonOf(user, child, 10));
        }
    }
}
