using System.Globalization;
using ComplianceDesk.Core.Access;
using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>Who people are and where they live, and nothing else of their records: what is sold, or used to pass for somebody.</summary>
public sealed class FaceSheetsRule : EpisodeRule
{
    private static readonly Threshold Patients = new("patients", "patients of whom nothing but the face sheet was read, at least", 3, "patients", 2, 100);
    private static readonly Threshold Within = new("within", "within", 7, Threshold.Days, 1, 28);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "face-sheets",
        Version = 1,
        Title = "Face sheets of strangers",
        Severity = RuleSeverity.Medium,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = $"Of at least {Patients} patients within {Within} days a user read the face sheet (who they are and where they live) without a documented reason, and nothing else of their records. A search that led there is nothing else. Records in which something was written, or tried, are left out, and so are wrong charts left at once for the right one. Machines are left out, and so are offices without records work (systems staff, who follow a fault to a record here and there). The days are of the week that is judged (of the first four weeks together).",
        Needs = ["accesses.object_type", RuleInfo.Care],
        Thresholds = [Patients, Within],
        YieldsToRole = true,
        InnocentCauses = ["telephone calls and visitors, of which no feed tells", "mail, deliveries and lost property", "duplicates looked for by somebody whose role does not say so"],
    };

    /// <inheritdoc/>
    public override IEnumerable<Episode> Find(ExplainedAccesses accesses)
    {
        var (sessions, least, within) = (accesses.Sessions, Patients.In(accesses.Policy), Within.In(accesses.Policy));
        for (var user = 1; user < accesses.Window.Users; user++)
        {
            if (accesses.Machines.Contains(user) || accesses.Context.HasNoBusinessInRecords(user) || !accesses.OwnDays.Any(user, d => d.Unexplained > 0))
            {
                continue;
            }

            var read = new List<int>();
            for (var session = sessions.FirstOf(user, 0); session < sessions.Count && sessions.User(session) == user; session++)
            {
                if (IsFaceSheet(accesses, session))
                {
                    read.Add(session);
                }
            }

            var together = new HashSet<int>();
            foreach (var day in read.Select(session => sessions.Day[session]).Distinct())
            {
                var from = read.FindAll(session => sessions.Day[session] >= day && sessions.Day[session] < day + within);
                together.UnionWith(PatientsOf(sessions, from) >= least ? from : []);
            }

            if (together.Count > 0)
            {
                var patients = PatientsOf(sessions, together);
                yield return new(user, RowsOf(accesses, user, together.Contains), patients >= 8 ? 60 : patients >= 5 ? 52 : 46, string.Create(CultureInfo.InvariantCulture,
                    $"{Counted.Of(patients, "patient")} of whom nothing but the face sheet was read, without a documented reason, on {Counted.Of(together.Select(session => sessions.Day[session]).Distinct().Count(), "day")}."));
            }
        }
    }

    private static int PatientsOf(SessionTable sessions, IEnumerable<int> read) => read.Select(sessions.Patient).Distinct().Count();

    private static bool IsFaceSheet(ExplainedAccesses accesses, int session) =>
        accesses.IsJudged(session) && !accesses.IsExplained(session) && accesses.Sessions.Succeeded(session) && !accesses.Sessions.TriedToWork(session)
        && accesses.IsOnly(session, ObjectKind.Demographics) && !BareLooks.LeadsOn(accesses, session);
}
