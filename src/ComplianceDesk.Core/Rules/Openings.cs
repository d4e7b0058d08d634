using ComplianceDesk.Core.Explanations;

namespace ComplianceDesk.Core.Rules;

/// <summary>Patients that somebody opened, and those of them without a documented reason: how usual that is, and by how usual it is, how likely a run of such openings.</summary>
/// <param name="Patients">Patients opened, once for each day.</param>
/// <param name="Unexplained">Those opened without a documented reason.</param>
internal readonly record struct Openings(long Patients, long Unexplained)
{
    /// <summary>Those of some days.</summary>
    public static Openings On(IEnumerable<UserDay> days) =>
        days.Aggregate(default(Openings), (sum, day) => new(sum.Patients + day.Patients, sum.Unexplained + day.Unexplained));

    /// <summary>The share of them without a reason. Few openings say little: some of a usual kind are mixed in.</summary>
    /// <param name="mixed">How many are mixed in.</param>
    /// <param name="usual">The share of those without a reason, 0 to 1.</param>
    /// <param name="whole">Of how many the share is told: 0.25 of 1 is 250 of 1,000.</param>
    public double Share(double mixed, double usual, int whole = 1) => whole * (Unexplained + (mixed * usual)) / (Patients + mixed);

    /// <summary>The chance that so many openings one after another have no reason, each by a share; with several places to begin at, that it happens at any of them, at most.</summary>
    /// <param name="length">Openings one after another.</param>
    /// <param name="share">The share of openings that have no reason, 0 to 1.</param>
    /// <param name="places">Openings at which such a run may begin.</param>
    public static double ChanceOfRun(int length, double share, long places = 1) => places * Math.Pow(share, length);
}
