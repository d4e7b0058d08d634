using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class BulkExportRuleTests
{
    [Fact]
    public void Flags_AStackOfRecordsOfStrangers()
    {
        var ward = new Ward();
        foreach (var patient in ward.AddPatients(9))
        {
            ward.Do(AccessAction.Export, ward.Nurse, patient, 14);
        }

        Assert.Equal([(ward.Nurse, 0)], ward.Found<BulkExportRule>());
    }

    [Fact]
    public void StaysQuiet_OnAReleaseClerksDay()
    {
        var ward = new Ward();
        var clerk = ward.AddUser(role: "Release of information specialist", department: ward.Office);
        for (var day = 2; day < 20; day += 3)
        {
            foreach (var patient in ward.PatientsOf(ward.Medicine))
            {
                ward.Do(AccessAction.Print, clerk, patient, day);
            }
        }

        Assert.Empty(ward.Found<BulkExportRule>());
    }

    [Fact]
    public void StaysQuiet_WhenTheRecordsAreReadOnly()
    {
        var ward = new Ward();
        ward.Do(AccessAction.Print, ward.Nurse, ward.PatientsOf(ward.Surgery)[0], 10);
        foreach (var patient in ward.AddPatients(9))
        {
            ward.Open(ward.Nurse, patient, 14);
        }

        Assert.Empty(ward.Found<BulkExportRule>());
    }
    [Fact]
    public void Flags_EachOfTwoEqualDays_AndBesideAnOddPeer()
    {
        var ward = new Ward();
        foreach (var (user, day) in new[] { (ward.Nurse, 10), (ward.Nurse, 14), (ward.NursesOf(ward.Surgery)[1], 8) })
        {
            foreach (var patient in ward.AddPatients(9))
            {
                ward.Do(AccessAction.Export, user, patient, day);
            }
        }

        Assert.Equal([ward.Nurse, ward.Nurse, ward.NursesOf(ward.Surgery)[1]], new BulkExportRule().Find(ward.Explained()).Select(e => e.User));
    }

    [Fact]
    public void Flags_ManyPrintsOfAnyKind_BesideAnOddPeer()
    {
        var ward = new Ward();
        foreach (var (user, day) in new[] { (ward.Nurse, 14), (ward.NursesOf(ward.Surgery)[1], 8) })
        {
            for (var i = 0; i < 12; i++)
            {
                ward.Do(AccessAction.Print, user, ward.PatientsOf(ward.Surgery)[i % 5], day, 13, i);
            }
        }

        Assert.Equal([ward.Nurse, ward.NursesOf(ward.Surgery)[1]], new BulkExportRule().Find(ward.Explained()).Select(e => e.User));
    }

    /// <summary>Half a dozen copies of records that one has a reason to open are odd where nobody of the role prints, and none where others print two on a day.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 0)]
    public void Flags_AFewPrints_WhereOthersMakeNone(int ofOthers, int found)
    {
        var ward = new Ward();
        var nurses = ward.NursesOf(ward.Surgery);
        foreach (var (user, count, day) in new[] { (ward.Nurse, 6, 14), (nurses[1], ofOthers, 8), (nurses[2], ofOthers, 8) })
        {
            for (var i = 0; i < count; i++)
            {
                ward.Do(AccessAction.Print, user, ward.PatientsOf(ward.Surgery)[i % 5], day, 13, i);
            }
        }

        Assert.Equal(found, new BulkExportRule().Find(ward.Explained()).Count());
    }

    /// <summary>People of release of information print by the piece and have a request for each: a busy day after quiet ones is their work.</summary>
    [Fact]
    public void StaysQuiet_OnAReleaseClerksBusyDay()
    {
        var ward = new Ward();
        var clerk = ward.AddUser(role: "Release of information specialist", department: ward.Office);
        foreach (var (day, count) in new[] { 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 12 }.Index())
        {
            for (var i = 0; i < count; i++)
            {
                ward.Do(AccessAction.Print, clerk, ward.PatientsOf(ward.Medicine)[i % 5], day, 13, i);
            }
        }

        Assert.DoesNotContain(new BulkExportRule().Find(ward.Explained()), e => e.User == clerk);
    }

    /// <summary>Systems staff open a record now and then, of which no feed tells; a stack of exports is odd none the less.</summary>
    [Theory]
    [InlineData(9, 1)]
    [InlineData(3, 0)]
    public void Flags_AStackOfAnOfficeWhoseWorkNoFeedTells(int records, int found)
    {
        var ward = new Ward();
        var analysts = Enumerable.Range(0, 4).Select(_ => ward.AddUser(role: "Systems analyst", department: ward.Office)).ToArray();
        for (var day = 2; day < 20; day += 2)
        {
            foreach (var analyst in analysts)
            {
                ward.Open(analyst, ward.AddPatient(), day);
            }
        }

        foreach (var patient in ward.AddPatients(records))
        {
            ward.Do(AccessAction.Export, analysts[0], patient, 21);
        }

        Assert.Equal(found, ward.Found<BulkExportRule>().Count);
    }

    /// <summary>Who is transferred takes a packet along: many pages of one record.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(8, 1)]
    public void StaysQuiet_OnATransferPacket(int patients, int found)
    {
        var ward = new Ward();
        for (var page = 0; page < 24; page++)
        {
            ward.Do(AccessAction.Print, ward.Nurse, ward.PatientsOf(ward.Surgery)[page % patients], 20, minute: page);
        }

        Assert.Equal(found, ward.Found<BulkExportRule>().Count);
    }

    /// <summary>What a disclosure is on record of was sent to somebody; a stack with a few of them is still one.</summary>
    [Theory]
    [InlineData(8, 20, 0)]
    [InlineData(2, 20, 1)]
    [InlineData(8, 10, 1)]
    public void StaysQuiet_OnRecordsThatWereDisclosed(int disclosed, int day, int found)
    {
        var ward = new Ward();
        foreach (var (at, patient) in ward.PatientsOf(ward.Surgery).Index())
        {
            ward.Do(AccessAction.Export, ward.Nurse, patient, 20, minute: at);
            if (at < disclosed)
            {
                ward.AddTask(patient, OfficeWork.Release | OfficeWork.Quality, day - 7, day);
            }
        }

        Assert.Equal(found, new BulkExportRule().Find(ward.Explained()).Count());
    }

    /// <summary>A copy that somebody asked for is made within a week, or in the time that policy gives.</summary>
    [Theory]
    [InlineData(15, 7, 0)]
    [InlineData(10, 7, 1)]
    [InlineData(10, 14, 0)]
    public void StaysQuiet_OnCopiesAskedForLately(int asked, int within, int found)
    {
        var ward = new Ward { Policy = new() { Thresholds = new Dictionary<string, double> { ["bulk-export.asked"] = within } } };
        foreach (var (at, patient) in ward.PatientsOf(ward.Surgery).Index())
        {
            ward.Do(AccessAction.Export, ward.Nurse, patient, 20, minute: at);
            ward.AddTask(patient, OfficeWork.Release, asked);
        }

        Assert.Equal(found, new BulkExportRule().Find(ward.Explained()).Count());
    }

    /// <summary>A payer's audit asks for many records at once: with a reason given with each, and each an open account, they are billing's work.</summary>
    [Theory]
    [InlineData("Biller", 8, 0, 0)]
    [InlineData("Biller", 7, 0, 1)]
    [InlineData("Biller", 8, 1, 1)]
    [InlineData("Coder", 8, 0, 1)]
    public void StaysQuiet_OnBillingThatSaysWhy(string role, int said, int withoutAccount, int found)
    {
        var ward = new Ward();
        var (clerk, reason) = (ward.AddUser(role: role, department: ward.Office), ward.AddReason("Payer audit"));
        for (var day = 0; day < 20; day++)
        {
            ward.Open(clerk, ward.PatientsOf(ward.Medicine)[0], day);
        }

        foreach (var (at, patient) in ward.PatientsOf(ward.Surgery)[withoutAccount..].Concat(ward.AddPatients(withoutAccount)).Index())
        {
            ward.Do(AccessAction.Export, clerk, patient, 20, minute: at, reason: at < said ? reason : 0);
        }

        Assert.Equal(found, new BulkExportRule().Find(ward.Explained()).Count());
    }
}
