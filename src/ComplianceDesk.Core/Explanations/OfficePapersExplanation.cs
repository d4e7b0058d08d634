namespace ComplianceDesk.Core.Explanations;

/// <summary>An office with its own papers open: a reason that the log alone tells, of what was opened in the session itself, where no other was found.</summary>
public abstract class OfficePapersExplanation : LearnedExplanation
{
    /// <summary>True when the session shows it.</summary>
    protected abstract bool Holds(ExplainedAccesses accesses, int session);

    /// <inheritdoc/>
    public override bool LearnsOfTheDay => false;

    /// <inheritdoc/>
    public sealed override void Apply(ExplainedAccesses accesses, Action<int> explains)
    {
        foreach (var session in accesses.Asked)
        {
            if (!accesses.IsExplained(session) && Holds(accesses, session))
            {
                explains(session);
            }
        }
    }
}
