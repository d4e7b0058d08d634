using System.Globalization;
using ComplianceDesk.Core.Reports;

namespace ComplianceDesk.Core.Tests.Reports;

/// <summary>Fixed data of an activity review, with as many findings as a test asks for.</summary>
internal static class ActivityReviewSample
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(-4);
    private static readonly DateOnly From = new(2026, 5, 1);
    private static readonly DateOnly To = new(2026, 5, 31);

    private static readonly (string Id, string Title, string[] Causes)[] RuleNames =
    [
        ("household", "Member of the user's household", ["staff housing, dormitories and flats recorded without a unit", "a parent who is the patient's authorized proxy"]),
        ("same-surname", "Patient with the user's surname", ["a common surname", "a name by marriage"]),
        ("vip", "Patient of public interest", ["registration, emergency department, house supervisor"]),
        ("terminated-account", "Account used after the end of employment", ["a late personnel feed", "re-hire"]),
        ("failed-logins", "Burst of failed sign-ins", ["a changed password", "a stale session"]),
    ];

    private static readonly string[] Users = ["U-1007", "U-2240", "κ.παπαδοπούλου", "о.иванова", "00042"];
    private static readonly Mark[] Severities = [Mark.High, Mark.Medium, Mark.Low, Mark.Observation];

    /// <summary>The data; the same for the same number of findings.</summary>
    public static ActivityReviewData With(int findings) => Holding([.. Enumerable.Range(1, findings).Select(Finding)]);

    /// <summary>The data with other findings in it.</summary>
    public static ActivityReviewData Holding(IReadOnlyList<ReviewFinding> findings) => new()
    {
        Basis = ReportBasisSample.With("AR-20260501-20260531-0A1B2C3D", new ActivityReviewReport().Info, From, To),
        Systems = [new SystemCount("EHR", 171_950), new SystemCount("Imaging", 12_152)],
        Days = [.. Enumerable.Range(0, 31).Select(i => new ReviewDay(From.AddDays(i), i == 16 ? 0 : 4000 + (i * 137), i == 16 ? 0 : 3700 + (i * 120), i == 16 ? 0 : 180 + (i % 5 * 11)))],
        Rules = [.. RuleNames.Select((r, i) => new RuleTest
        {
            Id = r.Id,
            Version = 1 + (i % 2),
            Title = r.Title,
            Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
            Definition = $"What fires the rule {r.Id}, in a sentence that says exactly when.",
            Thresholds = [("most people at one address", "8"), ("days looked back", "30")],
            InnocentCauses = r.Causes,
            NotRun = i == 4 ? "not run: no login feed" : null,
        })],
        Explanations =
        [
            new ExplanationCount("encounter-in-department", "Encounter in the user's department", "An encounter of the patient in the user's department, from 1 day before to 3 days after.", 30_120, 98_003),
            new ExplanationCount("care-team", "User is on the care team", "The care team names the user for the patient.", 8_411, 33_940),
        ],
        Accesses = new AccessFigures { Events = 184_102, First = new SessionFigures(21_000, 19_102, 61_020, 57_400), Repeat = new SessionFigures(20_400, 19_429, 80_110, 74_543) },
        PriorAccesses = new AccessFigures { Events = 181_998, First = new SessionFigures(20_700, 18_800, 60_020, 56_100), Repeat = new SessionFigures(20_100, 19_000, 79_000, 73_800) },
        PriorFindings = 37,
        Measures =
        [
            new SecurityMeasure("Events by accounts that the workforce list names", "45 CFR 164.312(a)(2)(i)", 183_990, 184_102),
            new SecurityMeasure("Emergency overrides with a reason", "45 CFR 164.312(a)(2)(ii)", 0, 0),
            new SecurityMeasure("Days with at least one event", "45 CFR 164.312(b)", 30, 31),
            new SecurityMeasure("Active accounts with a second factor", "45 CFR 164.312(d)", 0, 0, "the workforce feed gives no mfa"),
        ],
        Findings = findings,
        FindingCounts = [.. findings.GroupBy(f => (Rules: string.Join(';', f.Rules), f.Severity, f.Disposition)).Select(g => new FindingCount(g.First().Rules, g.Key.Severity, g.Key.Disposition, g.Count()))],
        Decisions = findings.SelectMany(f => f.Decisions.Select(d => new ReviewedDecision(f.Id, d))).OrderBy(d => d.Decision.DecidedAt).ThenBy(d => d.Finding),
        DecisionCount = findings.Sum(f => f.Decisions.Count),
        PriorOpenCount = 1,
        PriorOpen = [Finding(901) with { Disposition = Disposition.Pending, Decisions = [], FirstAt = At(4, 3, 9), LastAt = At(4, 3, 10) }],
        Fields = [new("Date and time", 184_102, 184_102), new("Outcome", 184_000, 184_102)],
        FindingAccesses = Enumerable.Range(1, findings.Count).SelectMany(f => Enumerable.Range(1, 2).Select(e => new ReviewAccess(f, $"e{f}-{e}", At(5, 1 + (f % 28), e), Users[f % Users.Length], "00012345", "read", "success"))),
        FindingAccessCount = 2 * findings.Count,
    };

    private static ReviewFinding Finding(int i)
    {
        var rule = RuleNames[i % 4];
        var disposition = (Disposition)(i % 7);
        return new ReviewFinding
        {
            Id = i,
            Rules = i % 3 == 0 ? [rule.Id, "same-surname"] : [rule.Id],
            Severity = Severities[i * 4 / 5 % 4],
            Score = 100 - (i % 61),
            Disposition = disposition,
            User = Users[i % Users.Length],
            Patient = i % 9 == 0 ? null : (100_000 + (i * 37)).ToString("00000000", CultureInfo.InvariantCulture),
            FirstAt = At(5, 1 + (i % 28), i % 24),
            LastAt = At(5, 2 + (i % 28), i % 24),
            Events = 1 + (i % 40),
            DetectedAt = At(6, 2, 2),
            Evidence =
            [
                (60, "Same address and same surname as the patient; 3 people on record share the address."),
                (10, $"{i % 5} of 6 accesses fall outside the user's usual hours."),
                (0, "No encounter, appointment or care team entry of the patient names the user or the user's department in 30 days."),
            ],
            Reviewer = i % 2 == 0 ? null : "reviewer@example.org",
            WithdrawnBecause = disposition == Disposition.Withdrawn ? "Explained by: User is on the care team." : null,
            Decisions = disposition is Disposition.Pending or Disposition.Withdrawn
                ? []
                : [new ReviewDecision(Disposition.UnderReview, "Taken up for review.", "reviewer@example.org", At(6, 2, 10)), new ReviewDecision(disposition, $"Decision {i}: the manager was asked; the answer is on file.", "reviewer@example.org", At(6, 2, 11))],
        };
    }

    private static DateTimeOffset At(int month, int day, int hour) => new(2026, month, day, hour, 5, 9, Offset);
}
