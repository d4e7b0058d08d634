using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class VolumeRuleTests
{
    [Fact]
    public void Flags_ADayFarAboveOwnPastAndPeers()
    {
        var ward = new Ward();
        foreach (var patient in ward.AddPatients(30))
        {
            ward.Open(ward.Nurse, patient, 20);
        }

        Assert.Equal([(ward.Nurse, 0)], ward.Found<VolumeRule>());
    }

    /// <summary>Whoever is left alone does the work of all: what counts is what they all do together on other days.</summary>
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Weighs_ADayAloneByWhatAllOfThemDo(bool alone, bool flagged)
    {
        var ward = new Ward();
        int[] billers = [.. Enumerable.Range(0, 4).Select(_ => ward.AddUser(role: "Billing specialist", department: ward.Office))];
        var patients = ward.AddPatients(70);
        foreach (var patient in patients)
        {
            ward.AddEncounter(patient, ward.Clinic, -1, -1);
        }

        for (var day = 0; day < 20; day++)
        {
            for (var i = 0; i < billers.Length; i++)
            {
                if (day != 15 || (i != 0 && !alone))
                {
                    foreach (var patient in patients[(10 * i)..((10 * i) + 10)])
                    {
                        ward.Do(AccessAction.Read, billers[i], patient, day);
                    }
                }
            }
        }

        foreach (var patient in patients)
        {
            ward.Do(AccessAction.Read, billers[0], patient, 15);
        }

        Assert.Equal(flagged, ward.Found<VolumeRule>().Count > 0);
    }

    [Fact]
    public void StaysQuiet_OnAsManyPatientsOfTheWard()
    {
        var ward = new Ward();
        foreach (var patient in ward.AddPatients(30))
        {
            ward.AddEncounter(patient, ward.Surgery, 20, 21);
            ward.Open(ward.Nurse, patient, 20);
        }

        Assert.Empty(ward.Found<VolumeRule>());
    }

    [Fact]
    public void StaysQuiet_WhenEachOfThePeersDoesTheSame()
    {
        var ward = new Ward();
        foreach (var nurse in ward.NursesOf(ward.Surgery))
        {
            for (var day = 0; day < Ward.WorkingDays; day++)
            {
                foreach (var patient in ward.AddPatients(15))
                {
                    ward.Do(AccessAction.Read, nurse, patient, day);
                }
            }
        }

        // The rule itself, without calibration: where so little is explained, that alone would quiet it.
        Assert.Empty(new VolumeRule().Find(ward.Explained()));
    }

    [Fact]
    public void StaysQuiet_WhenTheDayStrikesAllColleagues()
    {
        var ward = new Ward();
        foreach (var nurse in ward.NursesOf(ward.Surgery))
        {
            foreach (var patient in ward.AddPatients(nurse == ward.Nurse ? 30 : 18))
            {
                ward.Open(nurse, patient, 20);
            }
        }

        Assert.Empty(new VolumeRule().Find(ward.Explained()));
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(25, 1)]
    public void Waits_ForTheLogToReachBack_WhereAnOfficesVisitsAreNotTold(int day, int findings)
    {
        var ward = new Ward("encounters");
        var coder = ward.AddUser(role: "Coder", department: ward.Office);
        foreach (var patient in ward.AddPatients(30))
        {
            ward.Open(coder, patient, day);
        }

        Assert.Equal(findings, new VolumeRule().Find(ward.Explained()).Count(e => e.User == coder));
    }
    /// <summary>A peer who opens strangers in the dozens on day after day hides nobody else.</summary>
    [Fact]
    public void Flags_ADayBesideAnOddPeer()
    {
        var ward = new Ward();
        for (var day = 8; day < 18; day += 2)
        {
            foreach (var patient in ward.AddPatients(40))
            {
                ward.Open(ward.NursesOf(ward.Surgery)[1], patient, day);
            }
        }

        foreach (var patient in ward.AddPatients(30))
        {
            ward.Open(ward.Nurse, patient, 20);
        }

        Assert.Contains(new VolumeRule().Find(ward.Explained()), e => e.User == ward.Nurse);
    }

    /// <summary>Two floods of patients by one user, and one by a peer: none hides another.</summary>
    [Fact]
    public void Flags_EachFloodOfPatients()
    {
        var ward = new Ward();
        var others = ward.AddPatients(70);
        foreach (var patient in others)
        {
            ward.AddEncounter(patient, ward.Surgery, 0, 29);
        }

        foreach (var (user, day) in new[] { (ward.Nurse, 8), (ward.Nurse, 20), (ward.NursesOf(ward.Surgery)[1], 14) })
        {
            foreach (var patient in others)
            {
                ward.Do(AccessAction.Read, user, patient, day);
            }
        }

        Assert.Equal([ward.Nurse, ward.Nurse, ward.NursesOf(ward.Surgery)[1]], new VolumeRule().Find(ward.Explained()).Select(e => e.User));
    }

    /// <summary>A coder's heap after a week away is worked through, change by change; who reads as many leaves none behind.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(5, 1)]
    public void StaysQuiet_OnAHeapOfWork(int everyNth, int found)
    {
        var ward = new Ward();
        var heap = ward.AddPatients(70);
        foreach (var patient in heap)
        {
            ward.AddEncounter(patient, ward.Surgery, 0, 29);
        }

        var nurse = ward.AddUser(department: ward.Surgery);
        for (var day = 2; day < 18; day++)
        {
            foreach (var patient in ward.PatientsOf(ward.Surgery)[..5])
            {
                ward.Do(AccessAction.Update, nurse, patient, day);
            }
        }

        foreach (var (at, patient) in heap.Index())
        {
            ward.Do(at % everyNth == 0 ? AccessAction.Update : AccessAction.Read, nurse, patient, 20);
        }

        Assert.Equal(found, new VolumeRule().Find(ward.Explained()).Count());
    }

    /// <summary>Who calls thirty people notes thirty calls, one of them refused: a name in each record is no way to hide.</summary>
    [Theory]
    [InlineData(AccessAction.Create, 0)]
    [InlineData(AccessAction.Update, 1)]
    [InlineData(AccessAction.Read, 1)]
    public void WeighsLess_WhereSomethingWasAddedToEach(AccessAction action, int found)
    {
        var ward = new Ward { Policy = Ward.Without("changes-out-of-care", "write-volume") };
        foreach (var (turn, patient) in ward.AddPatients(18).Index())
        {
            ward.Do(AccessAction.Read, ward.Nurse, patient, 20, 13, turn);
            ward.Do(action, ward.Nurse, patient, 20, 13, turn, turn == 0 ? AccessOutcome.Denied : AccessOutcome.Success);
        }

        Assert.Equal(found, ward.Found<VolumeRule>().Count);
        Assert.Equal(found, ward.Found<StrangerAfterStrangerRule>().Count);
    }
}
