using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Explanations;

/// <summary>A shift that goes on past midnight: the reason of one day holds for the other.</summary>
public sealed class SameShiftExplanation : LearnedExplanation
{
    private static readonly Threshold Gap = new("gap", "between the accesses of the two days, at most", 4, Threshold.Hours, 0, 12);

    /// <inheritdoc/>
    public override ExplanationInfo Info { get; } = new("same-shift", "The same shift, past midnight",
        $"The user opened the same record on the day before or after with a reason that is not one of a whole office or service, with no more than {Gap} hours between: one shift, cut in two by the date.",
        ["accesses"], 95) { Thresholds = [Gap] };

    /// <inheritdoc/>
    public override bool CarriesOn => true;

    /// <inheritdoc/>
    public override void Apply(ExplainedAccesses accesses, Action<int> explains)
    {
        var (sessions, gap) = (accesses.Sessions, Gap.SpanIn(accesses.Policy));
        var held = new List<int>();
        foreach (var index in accesses.Asked)
        {
            if (!accesses.IsExplained(index) && (Goes(index, index - 1) || Goes(index, index + 1)))
            {
                held.Add(index);
            }
        }

        // Not until all were asked: the shift of one night is no reason for the night after.
        held.ForEach(explains);

        bool Goes(int index, int other) => sessions.PauseBetween(index, other) <= gap && accesses.ReasonOf(other) is { IsBroad: false } && accesses.Teaching.May(other);
    }
}
