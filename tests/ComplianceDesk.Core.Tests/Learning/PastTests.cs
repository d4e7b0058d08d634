using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Learning;
using ComplianceDesk.Core.Rules;
using ComplianceDesk.Core.Tests.Rules;

namespace ComplianceDesk.Core.Tests.Learning;

public sealed class PastTests
{
    // The ward's first day is a Monday of its own: weeks are counted from it.
    private static readonly int Begin = SiteCalendar.WeekOf(Ward.Date(0));

    [Fact]
    public void Reads_WhatWasWritten()
    {
        var ward = new Ward();
        ward.Open(ward.Nurse, ward.AddPatient(), 2);
        var learned = ward.Judge(new Epoch(Begin, Begin + 41), new Past()).Learned;
        var read = Learned.Read(learned.ToBytes());
        Assert.NotNull(read);
        Assert.Equal(learned.ToBytes(), read.ToBytes());
        Assert.Equal(learned.Epoch, read.Epoch);
        Assert.Equal(1, read.Unexplained.Count);
        Assert.Equal(2, read.Unexplained[0].Accesses.Length);
        Assert.True(read[LearnedCount.Hours].Count > 0);
        Assert.Equal(learned.Days.Of(ward.Nurse).ToArray(), read.Days.Of(ward.Nurse).ToArray());
    }

    [Fact]
    public void Adds_UpToWhatOneEpochWouldHaveCounted()
    {
        var ward = new Ward();
        var whole = ward.Explained();
        var past = new Past();
        for (var week = Begin; week < Begin + 28; week += 7)
        {
            past.Add(ward.Judge(new Epoch(week, week + 6), past).Learned);
        }

        var last = ward.Explained(new Epoch(Begin + 28, Begin + 48), past);
        foreach (var user in ward.NursesOf(ward.Surgery))
        {
            Assert.Equal(whole.UserDays.Of(user).ToArray(), last.UserDays.Of(user).ToArray());
            Assert.Equal(Hours(whole, user), Hours(last, user));
        }

        static int[] Hours(ExplainedAccesses accesses, int user) => [.. Enumerable.Range(0, 24).Select(h => accesses[LearnedCount.Hours][user, h])];
    }

    [Fact]
    public void Forgets_WhatEndedMoreThanThirteenWeeksBefore()
    {
        var ward = new Ward();
        var past = new Past();
        past.Add(ward.Judge(new Epoch(Begin, Begin + 27), past).Learned);
        var empty = new Ward("accesses").Judge(new Epoch(Begin + 28, Begin + 34), new Past()).Learned;
        Assert.NotEmpty(past.Days.Of(ward.Nurse).ToArray());
        past.Add(empty);
        Assert.Equal(2, past.Epochs.Count);
        past.Add(new Ward("accesses").Judge(new Epoch(Begin + 28 + 91, Begin + 34 + 91), new Past()).Learned);
        Assert.Single(past.Epochs);
        Assert.Empty(past.Days.Of(ward.Nurse).ToArray());
        Assert.Equal(0, past[LearnedCount.Hours].Count);
    }

    [Fact]
    public void Flags_WhatTakesSeveralWeeksToShow()
    {
        var ward = new Ward();
        var patient = ward.AddPatient();
        foreach (var day in new[] { 1, 9, 16, 23 })
        {
            ward.Open(ward.Nurse, patient, day);
        }

        var past = new Past();
        var found = new List<Finding>();
        for (var week = Begin; week < Begin + 35; week += 7)
        {
            var judgement = ward.Judge(new Epoch(week, week + 6), past);
            past.Add(judgement.Learned);
            found.AddRange(judgement.Findings.Where(f => f.Rules.Contains("fixation")));
        }

        Assert.Equal([(2, 4), (2, 6)], found.Select(f => (f.Rows.Count, f.Earlier.Count)));
        Assert.Single(found.Select(f => f.Key).Distinct());
    }

    [Fact]
    public void Continues_TheFindingOfTheWeekBefore()
    {
        var ward = new Ward();
        var leaver = ward.AddUser(status: "terminated", terminated: 0);
        foreach (var day in new[] { 3, 10, 31 })
        {
            ward.Open(leaver, ward.AddPatient(), day);
        }

        var past = new Past();
        var keys = new List<string>();
        for (var week = Begin; week < Begin + 42; week += 7)
        {
            var judgement = ward.Judge(new Epoch(week, week + 6), past);
            past.Add(judgement.Learned);
            keys.AddRange(judgement.Findings.Where(f => f.User == leaver && f.Patient == 0).Select(f => f.Key));
        }

        Assert.Equal(3, keys.Count);
        Assert.Equal(keys[0], keys[1]);
        Assert.NotEqual(keys[0], keys[2]);
    }
}
