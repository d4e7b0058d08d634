using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Learning;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

public sealed class RoleRatesTests
{
    private static readonly int[] Days = [2, 6, 11, 17, 24, 26];

    /// <summary>One who does it stands out; two may both do wrong, and do not cover each other; of three each has two others who do.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 0)]
    [InlineData(5, 0)]
    public void Yields_WhereOthersOfTheRoleWouldBeFoundToo(int people, int found)
    {
        var (ward, escorts) = Escorts(5);
        Follow(ward, escorts[..people]);
        Assert.Equal(found, ward.Found<FixationRule>().Count);
    }

    /// <summary>A role of one or two people says nothing of what is usual in it, whatever they do.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Stands_WhereTheRoleIsSmall(int people)
    {
        var (ward, escorts) = Escorts(people);
        Follow(ward, escorts);
        Assert.Equal(people, ward.Found<FixationRule>().Count);
    }

    [Fact]
    public void Stands_WhereFewOfALargeRoleWouldBeFound()
    {
        var (ward, escorts) = Escorts(30);
        Follow(ward, escorts[..3]);
        Assert.Equal(3, ward.Found<FixationRule>().Count);
    }

    /// <summary>What one does, others of the department's people of another role, and the rest of the hospital, do as well: the role is not what makes it usual.</summary>
    [Fact]
    public void Stands_WhereEverybodyElseIsFoundAsOften()
    {
        var (ward, escorts) = Escorts(8);
        Follow(ward, escorts[..3]);
        Follow(ward, [.. new[] { ward.Surgery, ward.Medicine, ward.Emergency, ward.Maternity }.SelectMany(d => ward.NursesOf(d)[..3])]);
        Assert.Equal(15, ward.Found<FixationRule>().Count);
    }

    /// <summary>A rush on one record is nobody's work.</summary>
    [Fact]
    public void Stands_WhereOthersOpenTheSamePatient()
    {
        var (ward, escorts) = Escorts(5);
        Follow(ward, escorts[..3], ward.AddPatient());
        Assert.Equal(3, ward.Judge().Findings.Count(f => f.Rules.Contains("fixation")));
    }

    /// <summary>Whoever does so with others, too, counts: the rush on one record is not all they do.</summary>
    [Fact]
    public void Yields_WhereThoseOfTheSamePatientWouldBeFoundWithOthersToo()
    {
        var (ward, escorts) = Escorts(5);
        Follow(ward, escorts[..3], ward.AddPatient());
        Follow(ward, escorts[..3]);

        Assert.DoesNotContain("fixation", ward.Judge().Findings.SelectMany(f => f.Rules));
    }

    [Fact]
    public void Stands_WhereTheOthersWereDecidedToHaveDoneWrong()
    {
        var (ward, escorts) = Escorts(5);
        Follow(ward, escorts[..3]);
        ward.AddViolation(escorts[1], ward.PatientsOf(ward.Surgery)[0], -10);
        Assert.Contains(escorts[0], ward.Found<FixationRule>().Select(f => f.User));
    }

    [Fact]
    public void Stands_WherePolicySaysThatAllMustDoIt()
    {
        var (ward, escorts) = Escorts(5, Ward.Without("unexplained-look") with { Thresholds = new Dictionary<string, double> { ["fixation.usual-in-role"] = 100 } });
        Follow(ward, escorts[..3]);
        Assert.Equal(3, ward.Found<FixationRule>().Count);
    }

    /// <summary>The rest of a weight says in its sentence what it was compared with.</summary>
    [Fact]
    public void Tells_HowManyOthersWouldBeFound()
    {
        var (ward, escorts) = Escorts(5);
        Follow(ward, escorts[..2]);
        Follow(ward, [escorts[2]], ward.AddPatient(vip: true));
        var signal = ward.Judge().Findings.Single(f => f.User == escorts[2]).Signals.Single(s => s.Rule == "fixation");
        Assert.InRange(signal.Weight, 1, 10);
        Assert.Contains("2 of 4 others of the role in the department would be found by this rule, too, and 0 of 30 people elsewhere", signal.Sentence, StringComparison.Ordinal);
    }

    /// <summary>What nothing is left of stays in the finding that others carry, and says why.</summary>
    [Fact]
    public void Keeps_WhatCountsForNothing()
    {
        var (ward, escorts) = Escorts(5);
        Crowd(ward);
        Follow(ward, escorts[..2]);
        Follow(ward, [escorts[2]], ward.AddPatient(vip: true));
        var finding = ward.Judge().Findings.Single(f => f.User == escorts[2]);
        var signal = finding.Signals.Single(s => s.Rule == "fixation");
        Assert.Equal(0, signal.Weight);
        Assert.Contains("2 of 4 others of the role in the department would be found by this rule, too", signal.Sentence, StringComparison.Ordinal);
        Assert.EndsWith(" points count.", signal.Sentence, StringComparison.Ordinal);
        Assert.Contains(" None of its ", signal.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("fixation", finding.Rules);
        Assert.Equal(finding.Signals.Where(s => s.Rule != "fixation").Sum(s => s.Weight), finding.Score);
    }

    [Fact]
    public void Keeps_AnEpisodeThatCountsForNothing()
    {
        var (ward, escorts) = Escorts(5);
        Crowd(ward);
        foreach (var escort in escorts)
        {
            foreach (var patient in Enumerable.Range(0, 12).SelectMany(_ => ward.AddPatients(2)).Select((p, i) => (p, i)))
            {
                ward.Open(escort, patient.p, patient.i / 2);
            }
        }

        foreach (var patient in ward.AddPatients(40))
        {
            ward.Open(escorts[2], patient, 8);
        }

        var judged = ward.Judge();
        var finding = Assert.Single(judged.Findings, f => f.User == escorts[2] && f.Patient == 0);
        Assert.Contains("volume", finding.Rules);
        var signal = finding.Signals.Single(s => s.Rule == "browsing");
        Assert.Equal(0, signal.Weight);
        Assert.Contains("4 of 4 others of the role in the department would be found by this rule, too", signal.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(judged.Findings, f => f.User == escorts[0] && f.Patient == 0);
    }

    /// <summary>What earlier weeks have left is what is usual in a later one; nothing of the week after next counts.</summary>
    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 0)]
    public void Remembers_EarlierWeeks(int before, int found)
    {
        var (ward, escorts) = Escorts(6);
        Follow(ward, escorts[..(before - 1)]);
        var last = ward.AddPatient();
        foreach (var day in Days)
        {
            ward.Open(escorts[5], last, day + 5);
        }

        var past = new Past();
        past.Add(ward.Judge(new Epoch(Ward.Date(0), Ward.Date(27)), past).Learned);
        var read = Learned.Read(past.Epochs.Single().ToBytes())!;
        var again = new Past();
        again.Add(read);
        Assert.Equal(found, ward.Judge(new Epoch(Ward.Date(28), Ward.Date(34)), again).Findings.Count(f => f.User == escorts[5] && f.Rules.Contains("fixation")));
    }

    /// <summary>People elsewhere, who do nothing of the kind.</summary>
    private static void Crowd(Ward ward)
    {
        for (var i = 0; i < 100; i++)
        {
            ward.Open(ward.AddUser(department: ward.Surgery), ward.PatientsOf(ward.Surgery)[0], 1);
        }
    }

    private static (Ward Ward, int[] Escorts) Escorts(int people, JudgementPolicy? policy = null)
    {
        var ward = new Ward { Policy = policy ?? Ward.Without("unexplained-look") };
        int[] escorts = [.. Enumerable.Range(0, people).Select(_ => ward.AddUser(role: "Escort", department: ward.Surgery))];
        foreach (var escort in escorts)
        {
            for (var day = 0; day < Ward.WorkingDays; day++)
            {
                ward.Open(escort, ward.PatientsOf(ward.Surgery)[day % 8], day, 9);
            }
        }

        return (ward, escorts);
    }

    /// <summary>Each opens the record of a patient, of their own if none is given, again and again, and nothing says why.</summary>
    private static void Follow(Ward ward, IEnumerable<int> people, int? patient = null)
    {
        foreach (var user in people)
        {
            var followed = patient ?? ward.AddPatient();
            foreach (var day in Days)
            {
                ward.Open(user, followed, day);
            }
        }
    }
}
