using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Explanations;

public sealed class StatedSeriesExplanationTests
{
    private const ushort Medication = 7;

    /// <summary>A lot is recalled: whoever had some of it is looked up, most of them in care.</summary>
    [Fact]
    public void Explains_OneOfASeries()
    {
        Assert.Equal("stated-series", Recall(patients: 9));
    }

    [Fact]
    public void DoesNotExplain_OneOfAFew()
    {
        Assert.Null(Recall(patients: 8));
    }

    [Fact]
    public void DoesNotExplain_WhatWasOpenedInOtherWords()
    {
        Assert.Null(Recall(patients: 9, words: "chart check"));
    }

    [Fact]
    public void DoesNotExplain_AnotherPartOfTheRecord()
    {
        Assert.Null(Recall(patients: 9, part: Medication + 1));
    }

    [Fact]
    public void DoesNotExplain_MoreThanOfTheOthers()
    {
        Assert.Null(Recall(patients: 9, accesses: 2));
    }

    /// <summary>Words alone make no reason: those who state them must be seen to have one.</summary>
    [Fact]
    public void DoesNotExplain_ASeriesOfStrangers()
    {
        Assert.Null(Recall(patients: 9, strangers: 10));
    }

    /// <summary>Where everybody states the same, it says nothing.</summary>
    [Fact]
    public void DoesNotExplain_ByWordsThatAreUsual()
    {
        Assert.Null(Recall(patients: 9, elsewhere: 200));
    }

    [Fact]
    public void DoesNotExplain_TheRecordOfARelative()
    {
        var ward = new Ward();
        var user = ward.AddUser(family: "Mercer", address: "12 Birch Road", postalCode: "60110");
        var kin = ward.AddPatient(family: "Mercer", address: "12 Birch Road", postalCode: "60110");
        Assert.Null(Recall(ward, user, kin, 9, "Lot recall", Medication, 1, 0, 0));
    }

    private static string? Recall(int patients, string words = "Lot recall", ushort part = Medication, int accesses = 1, int strangers = 0, int elsewhere = 0)
    {
        var ward = new Ward();
        return Recall(ward, ward.AddUser(), ward.AddPatient(), patients, words, part, accesses, strangers, elsewhere);
    }

    private static string? Recall(Ward ward, int user, int former, int patients, string words, ushort part, int accesses, int strangers, int elsewhere)
    {
        var reason = ward.AddReason("Lot recall");
        var stays = ward.AddPatients(patients);
        foreach (var stay in stays)
        {
            ward.AddEncounter(stay, ward.Surgery, 18, 22);
        }

        foreach (var (turn, patient) in stays.Concat(ward.AddPatients(strangers)).Index())
        {
            ward.Do(AccessAction.Read, user, patient, 20, 13, turn, reason: reason, part: Medication);
        }

        var given = words == "Lot recall" ? reason : ward.AddReason(words);
        for (var access = 0; access < accesses; access++)
        {
            ward.Do(AccessAction.Read, user, former, 20, 13, 40 + access, reason: given, part: part);
        }

        for (var access = 0; access < elsewhere; access++)
        {
            ward.Do(AccessAction.Read, ward.Nurse, ward.PatientsOf(ward.Surgery)[0], 3, 13, access % 60, reason: reason, part: Medication);
        }

        return ward.ReasonOf(user, former, 20);
    }
}
