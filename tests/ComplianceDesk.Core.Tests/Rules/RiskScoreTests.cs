using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class RiskScoreTests
{
    [Theory]
    [InlineData(new int[0], 0)]
    [InlineData(new[] { 55 }, 55)]
    [InlineData(new[] { 55, 8, 8 }, 71)]
    [InlineData(new[] { 70, 60 }, 100)]
    public void Totals_TheSignalsUpToAHundred(int[] weights, int expected) =>
        Assert.Equal(expected, RiskScore.Total(weights.Select(w => new Signal("vip", w, ""))));

    [Theory]
    [InlineData(60, 1.0, 60)]
    [InlineData(60, 0.5, 30)]
    [InlineData(60, 0.0, 0)]
    [InlineData(60, 1.7, 60)]
    [InlineData(60, -0.3, 0)]
    [InlineData(55, 0.8, 44)]
    [InlineData(5, 0.5, 3)]
    public void Discounts_AWeightInWholePoints(int weight, double factor, int expected) => Assert.Equal(expected, RiskScore.Discount(weight, factor));

    [Theory]
    [InlineData(45, 45, "")]
    [InlineData(12, 45, " 12 of its 45 points count.")]
    [InlineData(1, 45, " 1 of its 45 points counts.")]
    [InlineData(0, 45, " None of its 45 points count.")]
    public void Says_WhatIsLeftOfAWeight(int left, int whole, string words) => Assert.Equal(words, RiskScore.Left(left, whole));

    [Fact]
    public void Grades_EveryScoreNoLessThanALowerOne()
    {
        var grades = Enumerable.Range(0, 101).Select(RiskScore.Severity).ToArray();
        Assert.Equal(grades.Order(), grades);
        Assert.Equal(RuleSeverity.Observation, grades[RiskScore.Threshold - 1]);
        Assert.Equal(RuleSeverity.Low, grades[RiskScore.Threshold]);
        Assert.Equal(RuleSeverity.High, grades[100]);
    }

    /// <summary>A wrong chart is anybody's: that it is the own household's is in the base rate. That it is that of somebody long dead is not: such records are hardly ever opened with a reason.</summary>
    [Theory]
    [InlineData("household", 1, false)]
    [InlineData("deceased", 1, true)]
    [InlineData("deceased", 2, false)]
    public void Lessens_WhatRestsOnASingleAccess(string rule, int accesses, bool isLess)
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") };
        var user = ward.AddUser(address: "14 Maple Street", postalCode: "60640");
        var patient = rule == "household" ? ward.AddPatient(address: "14 Maple Street", postalCode: "60640") : ward.AddPatient(death: -100);
        for (var access = 0; access < accesses; access++)
        {
            ward.Do(Core.Access.AccessAction.Read, user, patient, 10, minute: access);
        }

        var signal = Assert.Single(ward.Judge().Findings).Signals.Single(s => s.Rule == rule);
        Assert.Equal(isLess, signal.Sentence.Contains("It weighs less because a single access may be a wrong chart. ", StringComparison.Ordinal));
    }

    /// <summary>A telephone number alone needs a second sign where a single access is all there is, and all the more where that was plainly a wrong chart; with the surname it needs none.</summary>
    [Theory]
    [InlineData("Abara", 1, false, "a single access may be a wrong chart")]
    [InlineData("Abara", 1, true, "is most likely a wrong chart")]
    [InlineData("Abara", 2, false, null)]
    [InlineData("Lindqvist", 1, false, null)]
    public void Lessens_ATelephoneNumberAlone_OfASingleAccess(string family, int accesses, bool leadsOn, string? because)
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") };
        var user = ward.AddUser(given: "Clara", family: "Lindqvist", department: ward.Surgery, phone: "312-555-7001");
        var (patient, right) = (ward.AddPatient(given: "Rosa", family: family, phone: "312-555-7001", restricted: "part 2"), ward.AddPatient());
        ward.AddEncounter(patient, ward.Clinic, 8, 12);
        ward.AddEncounter(right, ward.Surgery, 8, 12);
        for (var access = 0; access < accesses; access++)
        {
            ward.Do(Core.Access.AccessAction.Read, user, patient, 10, 13, access);
        }

        if (leadsOn)
        {
            ward.Do(Core.Access.AccessAction.Read, user, right, 10, 13, accesses);
        }

        var signal = Assert.Single(ward.Judge().Findings).Signals.Single(s => s.Rule == "household");
        Assert.Equal(because is not null, signal.Sentence.Contains("It weighs less", StringComparison.Ordinal));
        Assert.Contains(because ?? "", signal.Sentence, StringComparison.Ordinal);
    }

    /// <summary>A chart left at once for the right one is a wrong chart most likely; that of the own manager, whom chance hits in no hospital, is none.</summary>
    [Fact]
    public void Keeps_TheWholeWeightOfTheOwnManagersChart_LeftAtOnce()
    {
        var ward = new Ward { Policy = Ward.Without("unexplained-look") };
        var (manager, right) = (ward.AddUser(), ward.AddPatient());
        var (nurse, patient) = (ward.AddUser(manager: manager), ward.AddPatient(employee: manager));
        ward.AddEncounter(right, ward.Surgery, 8, 12);
        ward.Do(Core.Access.AccessAction.Read, nurse, patient, 10, 13, 0);
        ward.Do(Core.Access.AccessAction.Read, nurse, right, 10, 13, 1);
        var signal = Assert.Single(ward.Judge().Findings).Signals.Single(s => s.Rule == "supervisor");
        Assert.DoesNotContain("It weighs less", signal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Lessens_WhatIsUsualInOrdinaryCare()
    {
        Assert.NotEmpty(Found(neighboursInCare: 0));
        Assert.Empty(Found(neighboursInCare: 40));

        // A village: whoever works here has the neighbours for patients.
        static IReadOnlyList<(int, int)> Found(int neighboursInCare)
        {
            var ward = new Ward { Policy = Ward.Without("unexplained-look") };
            for (var i = 0; i < neighboursInCare; i++)
            {
                var nurse = ward.AddUser(address: $"{10 + (i * 100)} Maple Street", postalCode: $"6{i:0000}");
                for (var j = 1; j < 9; j++)
                {
                    var neighbour = ward.AddPatient(address: $"{10 + (i * 100) + j} Maple Street", postalCode: $"6{i:0000}");
                    ward.AddEncounter(neighbour, ward.Surgery, 5, 15);
                    ward.Open(nurse, neighbour, 10);
                }
            }

            var user = ward.AddUser(address: "14 Oak Street", postalCode: "70640");
            var patient = ward.AddPatient(address: "18 Oak Street", postalCode: "70640");
            ward.Open(user, patient, 10);
            return ward.Found<NeighbourRule>();
        }
    }
}
