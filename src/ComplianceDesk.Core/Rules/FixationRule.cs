using System.Globalization;

namespace ComplianceDesk.Core.Rules;

/// <summary>The same record again and again over weeks, without care.</summary>
public sealed class FixationRule : PairRule
{
    private const int Days = 4;
    private const int ManyDays = 8;
    private const int Span = 10;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "fixation",
        Version = 1,
        Title = "One record again and again",
        Severity = RuleSeverity.High,
        Citation = "45 CFR 164.308(a)(1)(ii)(D); 164.502(b)",
        Definition = $"Unexplained accesses of one user to one patient on at least {Days} days that span at least {Span} days.",
        Needs = [RuleInfo.Care],
        Thresholds = [new("unexplained days, at least", $"{Days}"), new("days from first to last, at least", $"{Span}"), new("heavier from", $"{ManyDays} days")],
        InnocentCauses = ["long care that no feed documents", "case management and research by people whom no feed names"],
    };

    /// <inheritdoc/>
    public override Calibration Calibration => Calibration.Coverage;

    /// <inheritdoc/>
    public override Match Test(in AccessPair pair)
    {
        var day = pair.Accesses.Sessions.Day;
        var span = day[pair.Sessions[^1]] - day[pair.Sessions[0]];
        return pair.Sessions.Length < Days || span < Span ? Match.None : new(pair.Sessions.Length >= ManyDays ? 60 : 48, 0, span);
    }

    /// <inheritdoc/>
    public override string Describe(in AccessPair pair, Match match) =>
        string.Create(CultureInfo.InvariantCulture, $"Opened on {pair.Sessions.Length:N0} days over {match.Detail:N0} days without a documented reason.");
}
