namespace ComplianceDesk.Cli.Seed;

/// <summary>
/// One kind of legitimate access that resembles misuse. It is arranged beforehand, arises in somebody's shift, or is ordinary care that happens
/// to look odd; each kind overrides what applies to it. Adding one is adding its file: they are found by reflection.
/// </summary>
internal abstract class LookAlike
{
    protected LookAlike() => Label = Label.Lookalike(Kebab.Of(GetType().Name, "LookAlike"));

    /// <summary>What truth.csv says of it.</summary>
    public Label Label { get; }

    /// <summary>When it is asked: of several that an access resembles, the first names it. None = in hospitals of the benchmark only.</summary>
    public virtual int? Turn => null;

    /// <summary>Plans sittings that would be too rare by chance.</summary>
    public virtual void Arrange(IncidentPlan plan)
    {
    }

    /// <summary>What comes before a sign-in at the given instant.</summary>
    public virtual void BeforeSignIn(DayBook day, Workday shift, long at)
    {
    }

    /// <summary>What a day may bring outside all shifts.</summary>
    public virtual void OnDay(DayBook day)
    {
    }

    /// <summary>What somebody's shift may bring beside its ordinary work.</summary>
    public virtual void InShift(DayBook day, Workday shift)
    {
    }

    /// <summary>True when an ordinary access of a patient happens to be of this kind.</summary>
    public virtual bool Resembles(Access access, DayBook day) => false;

    /// <summary>A fresh one of each, in the order of their turns.</summary>
    public static IReadOnlyList<LookAlike> All(bool benchmark) => [.. typeof(LookAlike).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(LookAlike)) && !t.IsAbstract)
        .Select(t => (LookAlike)Activator.CreateInstance(t)!)
        .Where(l => benchmark || l.Turn is not null)
        .OrderBy(l => l.Turn ?? int.MaxValue).ThenBy(l => l.Label.Scenario, StringComparer.Ordinal)];
}
