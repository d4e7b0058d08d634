using ComplianceDesk.Core.Learning;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>The group of people with whom the user shares patients was at work on this one.</summary>
public sealed class ColleagueGroupExplanation : LearnedExplanation
{
    private static readonly Threshold Members = new("members", "other members with a reason, at least", 2, "people", 2, 20);
    private static readonly Threshold Share = new("share", "of the people with a reason, at least", 50, Threshold.Percent, 1, 100);
    private static readonly Threshold Largest = new("largest", "people in the group, at most", 60, "people", 5, 500);

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("colleague-group", "Group of people who share patients",
        $"On the day of the access at least {Members} other members of the user's group had a reason to open the patient, {Share} of all people with a reason, offices left out. Groups are the communities of the graph of people who opened the same patients on the same days of earlier weeks (of the first four weeks in those), both with a reason; a group of more than {Largest} people explains nothing.",
        ["accesses"], 85) { Thresholds = [Members, Share, Largest] };

    /// <inheritdoc/>
    public override void Apply(ExplainedAccesses accesses, Action<int> explains)
    {
        var sessions = accesses.Sessions;
        var open = accesses.Asked.Where(s => !accesses.IsExplained(s)).ToArray();
        if (open.Length == 0 || accesses.Groups is not { } groups)
        {
            return;
        }

        var reasoned = new PatientDayTable(accesses, open, accesses.IsExplained);
        var (least, share, largest) = (Members.In(accesses.Policy), Share.ShareIn(accesses.Policy), Largest.In(accesses.Policy));
        foreach (var index in open)
        {
            var session = sessions[index];
            if (groups.Of(session.User) is not { } group || groups.SizeOf(group) > largest)
            {
                continue;
            }

            var (members, all) = (0, 0);
            foreach (var (_, _, user) in reasoned.Others(session.Patient, session.Day, session.Day, session.User))
            {
                all++;
                members += groups.Of(user) == group ? 1 : 0;
            }

            if (members >= least && members >= share * all)
            {
                explains(index);
            }
        }
    }

    /// <summary>Groups of earlier weeks; where nothing of them is left, of the epoch itself.</summary>
    internal static ColleagueGroups? Groups(ExplainedAccesses accesses) => accesses.Past.Groups ?? ColleagueGroups.Of(accesses.Own(LearnedCount.SharedDays));
}
