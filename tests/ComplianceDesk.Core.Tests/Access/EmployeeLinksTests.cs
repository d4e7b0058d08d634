using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Tests.Access;

/// <summary>Which patient record is a workforce member's own.</summary>
public sealed class EmployeeLinksTests
{
    [Fact]
    public void Follows_EitherFeed()
    {
        var builder = new CareContextBuilder();
        builder.AddUser(1, true, "Ann", "Quill", ownPatient: 5);
        builder.AddUser(2, true, "Bo", "Reed");
        builder.AddPatient(5, true, "A.", "Quill-Park");
        builder.AddPatient(6, true, "Bo", "Reed", employee: 2);
        var context = builder.Build();
        Assert.Equal((1, 6), (context.Patient(5).Employee, context.User(2).OwnPatient));
    }

    [Fact]
    public void Finds_OnePersonOfTheSameNameAndAddress()
    {
        var context = Hospital(records: 1);
        Assert.Equal((1, 10), (context.Patient(10).Employee, context.User(1).OwnPatient));
    }

    [Fact]
    public void StaysQuiet_WhenTwoRecordsFit()
    {
        var context = Hospital(records: 2);
        Assert.Equal((0, 0, 0), (context.Patient(10).Employee, context.Patient(11).Employee, context.User(1).OwnPatient));
    }

    [Fact]
    public void TellsNamesakesApart_ByTheirHomes()
    {
        var builder = new CareContextBuilder();
        builder.AddUser(1, true, "John", "Smith", addressLine: "4 Elm Road", postalCode: "60601");
        builder.AddUser(2, true, "John", "Smith", addressLine: "9 Oak Street", postalCode: "60601");
        builder.AddPatient(10, true, "John", "Smith", addressLine: "9 Oak St", postalCode: "60601");
        var context = builder.Build();
        Assert.Equal((2, 0, 10), (context.Patient(10).Employee, context.User(1).OwnPatient, context.User(2).OwnPatient));
    }

    [Fact]
    public void StaysQuiet_WhenTwoEmployeesFit()
    {
        var builder = new CareContextBuilder();
        builder.AddUser(1, true, "John", "Smith", addressLine: "4 Elm Road", postalCode: "60601");
        builder.AddUser(2, true, "John", "Smith", addressLine: "4 Elm Road", postalCode: "60601");
        builder.AddPatient(10, true, "John", "Smith", addressLine: "4 Elm Road", postalCode: "60601");
        Assert.Equal(0, builder.Build().Patient(10).Employee);
    }

    private static CareContext Hospital(int records)
    {
        var builder = new CareContextBuilder();
        builder.AddUser(1, true, "John", "Smith", addressLine: "4 Elm Road", postalCode: "60601");
        for (var i = 0; i < records; i++)
        {
            builder.AddPatient(10 + i, true, "JOHN", "Smith", addressLine: "4 Elm Rd", postalCode: "60601");
        }

        return builder.Build();
    }
}
