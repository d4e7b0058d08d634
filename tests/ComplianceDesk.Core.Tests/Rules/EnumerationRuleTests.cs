using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class EnumerationRuleTests
{
    [Fact]
    public void Flags_RecordsInTheOrderOfTheirNumbers()
    {
        var ward = new Ward();
        for (var i = 0; i < 15; i++)
        {
            ward.Open(ward.Nurse, ward.AddPatient(number: $"{7700 + i}"), 14, minute: i * 2);
        }

        Assert.Equal([(ward.Nurse, 0)], ward.Found<EnumerationRule>());
    }

    [Theory]
    [InlineData(6, 1)]
    [InlineData(4, 0)]
    public void Flags_AShortRun_ButNoFew(int records, int found)
    {
        var ward = new Ward();
        for (var i = 0; i < records; i++)
        {
            ward.Open(ward.Nurse, ward.AddPatient(number: $"{7700 + i}"), 14, minute: i * 2);
        }

        Assert.Equal(found, ward.Found<EnumerationRule>().Count);
    }

    /// <summary>Systems staff open a record now and then, of which no feed tells; a row of numbers is odd none the less.</summary>
    [Fact]
    public void Flags_ARunOfAnOfficeWithoutBusinessInRecords()
    {
        var ward = new Ward();
        var people = Enumerable.Range(0, 4).Select(_ => ward.AddUser(role: "Systems analyst", department: ward.Office)).ToArray();
        for (var i = 0; i < 120; i++)
        {
            ward.Open(people[i % 4], ward.AddPatient(), 2 + (i % 18));
        }

        for (var i = 0; i < 10; i++)
        {
            ward.Open(people[0], ward.AddPatient(number: $"{7700 + i}"), 24, minute: i * 2);
        }

        Assert.Equal([(people[0], 0)], ward.Found<EnumerationRule>());
    }

    [Fact]
    public void Flags_NeighboursInAnIndexWithGaps()
    {
        var ward = new Ward();
        for (var i = 0; i < 15; i++)
        {
            ward.Open(ward.Nurse, ward.AddPatient(number: $"{7700 + (i * 11)}"), 14, minute: i * 2);
        }

        Assert.Equal([(ward.Nurse, 0)], ward.Found<EnumerationRule>());
    }

    [Fact]
    public void StaysQuiet_WhenTheNumbersLieApart()
    {
        var ward = new Ward();
        for (var i = 0; i < 15; i++)
        {
            ward.Open(ward.Nurse, ward.AddPatient(number: $"{7700 + (i * 37)}"), 14, minute: i * 2);
            for (var between = 1; between < 5; between++)
            {
                ward.AddPatient(number: $"{7700 + (i * 37) + between}");
            }
        }

        Assert.Empty(ward.Found<EnumerationRule>());
    }

    /// <summary>Billing has a reason for each of the patients, and none for their order: at an even pace, with nothing written, a list is copied out. Whoever works at them takes now a minute, now ten.</summary>
    [Theory]
    [InlineData(true, false, 1)]
    [InlineData(false, false, 0)]
    [InlineData(true, true, 0)]
    public void Flags_ABillerWhoCopiesTheIndex(bool evenly, bool writes, int found)
    {
        var ward = new Ward();
        var clerk = ward.AddUser(role: "Billing clerk", department: ward.Office);
        for (var i = 0; i < 15; i++)
        {
            var patient = ward.AddPatient(number: $"{7700 + i}");
            ward.AddEncounter(patient, ward.Clinic, 8, 8, hour: 12);
            ward.Do(writes && i == 4 ? AccessAction.Update : AccessAction.Read, clerk, patient, 14, 9, evenly ? i * 2 : i * i);
        }

        Assert.Equal(found, ward.Found<EnumerationRule>().Count);
    }

    /// <summary>A list of work leaves some records out: half a dozen without a gap are no list of work.</summary>
    [Theory]
    [InlineData(7, false, 1)]
    [InlineData(7, true, 0)]
    [InlineData(5, false, 0)]
    [InlineData(12, true, 1)]
    public void Flags_FewerWithoutAGap(int count, bool isAGapLeft, int found)
    {
        var ward = new Ward();
        var clerk = ward.AddUser(role: "Billing clerk", department: ward.Office);
        for (var i = 0; i <= count; i++)
        {
            var patient = ward.AddPatient(number: $"{7700 + i}");
            ward.AddEncounter(patient, ward.Clinic, 8, 8, hour: 12);
            if (!isAGapLeft || i != 3)
            {
                ward.Do(AccessAction.Read, clerk, patient, 14, 9, i * 2);
            }

            if (!isAGapLeft && i + 1 == count)
            {
                break;
            }
        }

        Assert.Equal(found, ward.Found<EnumerationRule>().Count);
    }

    /// <summary>What release of information prints is its work, in whatever order the requests lie.</summary>
    [Theory]
    [InlineData(AccessAction.Print, 0)]
    [InlineData(AccessAction.Read, 1)]
    public void StaysQuiet_OnReleasesInOrder(AccessAction action, int found)
    {
        var ward = new Ward();
        var clerk = ward.AddUser(role: "Release of information specialist", department: ward.Office);
        for (var i = 0; i < 7; i++)
        {
            var patient = ward.AddPatient(number: $"{7700 + i}");
            ward.AddEncounter(patient, ward.Clinic, 8, 8, hour: 12);
            ward.Do(action, clerk, patient, 14, 9, i * 2);
        }

        Assert.Equal(found, ward.Found<EnumerationRule>().Count);
    }

    [Fact]
    public void StaysQuiet_OnARegistrationQueue()
    {
        var ward = new Ward();
        var clerk = ward.AddUser(role: "Registration clerk", department: ward.Office);
        for (var i = 0; i < 15; i++)
        {
            var patient = ward.AddPatient(number: $"{7700 + i}");
            ward.AddAppointment(patient, ward.Clinic, 0, 16);
            ward.Open(clerk, patient, 14, minute: i * 2);
        }

        Assert.Empty(ward.Found<EnumerationRule>());
    }
}
