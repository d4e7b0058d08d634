using ComplianceDesk.Core.Access;

namespace ComplianceDesk.Core.Tests.Access;

/// <summary>Sessions: one user, one patient, one day of the site, whatever order the accesses come in.</summary>
public sealed class SessionTableTests
{
    private static readonly SiteCalendar Chicago = new(TimeZoneInfo.FindSystemTimeZoneById("America/Chicago"), 0, SiteCalendar.Day);

    [Fact]
    public void Groups_ByTheSitesDay()
    {
        // 03:00 UTC is the evening before in Chicago.
        var sessions = Sessions((1, 7, 20 * SiteCalendar.Hour), (1, 7, 27 * SiteCalendar.Hour), (1, 7, 40 * SiteCalendar.Hour), (1, 0, 21 * SiteCalendar.Hour), (2, 7, 20 * SiteCalendar.Hour));
        Assert.Equal([(1, 7, 0, 2), (1, 7, 1, 1), (2, 7, 0, 1)], Told(sessions));
        Assert.Equal([true, false, true], Enumerable.Range(0, 3).Select(sessions.IsFirst));
    }

    [Fact]
    public void Groups_TheSameWhateverTheOrder()
    {
        var random = new Random(3);
        var rows = Enumerable.Range(0, 500).Select(_ => (random.Next(1, 6), random.Next(0, 8), random.NextInt64(5 * SiteCalendar.Day))).ToArray();
        var expected = Told(Sessions(rows));
        random.Shuffle(rows);
        Assert.Equal(expected, Told(Sessions(rows)));
        Assert.Equal(rows.Count(r => r.Item2 != 0), expected.Sum(s => s.Events));
    }

    [Fact]
    public void Leaves_OutAccessesThatNameNoPatient() => Assert.Equal(0, Sessions((1, 0, SiteCalendar.Day), (2, 0, SiteCalendar.Day)).Count);

    [Fact]
    public void Finds_ASessionByUserPatientAndDay()
    {
        const long noon = 18 * SiteCalendar.Hour;
        var sessions = Sessions((1, 7, noon), (1, 7, SiteCalendar.Day + noon), (1, 9, noon), (3, 7, (2 * SiteCalendar.Day) + noon));
        Assert.Equal(4, sessions.Count);
        for (var session = 0; session < sessions.Count; session++)
        {
            Assert.Equal(session, sessions.Of(sessions.User(session), sessions.Patient(session), sessions.Day[session]));
        }

        Assert.Equal(3, sessions.FirstOf(2, 7));
    }

    [Fact]
    public void Tells_ThePauseBetweenNeighbours()
    {
        // Midnight in Chicago is 06:00 UTC.
        const long midnight = SiteCalendar.Day + (6 * SiteCalendar.Hour);
        var sessions = Sessions((1, 7, midnight - 5000), (1, 7, midnight - 3000), (1, 7, midnight + 1000), (1, 7, midnight + 2000), (1, 8, midnight + 3000), (2, 8, midnight + 4000));
        Assert.Equal([4000, long.MaxValue, long.MaxValue, long.MaxValue], Enumerable.Range(0, 4).Select(s => sessions.PauseBetween(s, s + 1)));
        Assert.Equal([long.MaxValue, 4000, long.MaxValue, long.MaxValue], Enumerable.Range(0, 4).Select(s => sessions.PauseBetween(s, s - 1)));
    }

    /// <summary>What was done counts where it succeeded, among whatever else was done.</summary>
    [Theory]
    [InlineData(AccessAction.Read, AccessOutcome.Success, false, false, false)]
    [InlineData(AccessAction.Create, AccessOutcome.Success, true, false, false)]
    [InlineData(AccessAction.Update, AccessOutcome.Success, true, true, false)]
    [InlineData(AccessAction.Delete, AccessOutcome.Success, false, true, false)]
    [InlineData(AccessAction.Print, AccessOutcome.Success, false, false, true)]
    [InlineData(AccessAction.Export, AccessOutcome.Success, false, false, true)]
    [InlineData(AccessAction.Update, AccessOutcome.Denied, false, false, false)]
    [InlineData(AccessAction.Export, AccessOutcome.Denied, false, false, false)]
    public void Tells_WhatWasDone(AccessAction action, AccessOutcome outcome, bool wrote, bool changed, bool tookOut)
    {
        var columns = new AccessColumns();
        (AccessAction Action, AccessOutcome Outcome)[] all = [(AccessAction.Read, AccessOutcome.Success), (action, outcome), (AccessAction.Read, AccessOutcome.Success)];
        foreach (var (at, done) in all.Index())
        {
            columns.Add(new ComplianceDesk.Core.Access.Access { User = 1, Patient = 7, At = SiteCalendar.Day + at, Action = done.Action, Outcome = done.Outcome });
        }

        var sessions = SessionTable.From(AccessWindow.From(columns), Chicago);
        Assert.Equal((wrote, changed, tookOut), (sessions.Wrote(0), sessions.Changed(0), sessions.TookOut(0)));
    }

    /// <summary>A look in which one thing is changed is a look; a day's care has many reads for each note.</summary>
    [Theory]
    [InlineData(1, 0, false)]
    [InlineData(4, 1, true)]
    [InlineData(5, 1, false)]
    [InlineData(20, 2, false)]
    [InlineData(20, 3, true)]
    public void Tells_WorkFromALook(int read, int written, bool worked)
    {
        var columns = new AccessColumns();
        foreach (var (at, action) in Enumerable.Repeat(AccessAction.Read, read).Concat(Enumerable.Repeat(AccessAction.Update, written)).Index())
        {
            columns.Add(new ComplianceDesk.Core.Access.Access { User = 1, Patient = 7, At = SiteCalendar.Day + at, Action = action, Outcome = AccessOutcome.Success });
        }

        Assert.Equal(worked, SessionTable.From(AccessWindow.From(columns), Chicago).Worked(0));
    }

    /// <summary>Who was refused a change has not worked, but tried to; as much must have been tried as is a trace of work.</summary>
    [Theory]
    [InlineData(1, 1, AccessOutcome.Denied, false, true)]
    [InlineData(1, 1, AccessOutcome.Success, true, true)]
    [InlineData(5, 1, AccessOutcome.Denied, false, false)]
    public void Tells_WorkFromATry(int read, int written, AccessOutcome outcome, bool worked, bool tried)
    {
        var columns = new AccessColumns();
        for (var at = 0; at < read + written; at++)
        {
            columns.Add(new ComplianceDesk.Core.Access.Access { User = 1, Patient = 7, At = SiteCalendar.Day + at, Action = at < read ? AccessAction.Read : AccessAction.Update, Outcome = at < read ? AccessOutcome.Success : outcome });
        }

        var sessions = SessionTable.From(AccessWindow.From(columns), Chicago);
        Assert.Equal((worked, tried), (sessions.Worked(0), sessions.TriedToWork(0)));
    }

    private static SessionTable Sessions(params (int User, int Patient, long At)[] rows)
    {
        var columns = new AccessColumns();
        foreach (var (user, patient, at) in rows)
        {
            columns.Add(new ComplianceDesk.Core.Access.Access { User = user, Patient = patient, At = at });
        }

        return SessionTable.From(AccessWindow.From(columns), Chicago);
    }

    private static List<(int User, int Patient, int Day, int Events)> Told(SessionTable sessions) =>
        [.. Enumerable.Range(0, sessions.Count).Select(s => (sessions.User(s), sessions.Patient(s), sessions.Day[s], sessions.RowsOf(s).Length))];
}
