namespace ComplianceDesk.Core.Reports;

/// <summary>Which versions computed the figures.</summary>
internal static class MethodFacts
{
    public static FactList Of(ReportBasis basis) => new(
    [
        new Fact("Program", basis.ProgramVersion),
        new Fact("Requirement run", basis.Evaluation.MeasuredRun is { } run ? $"No. {Figures.Count(run)}" : "None"),
        new Fact("Judgement", basis.Run is { } judged ? $"Run {Figures.Count(judged.Id)}, {Policy(basis)}; events up to {(judged.To is { } to ? Figures.Moment(to) : "no time")}" : "None: nothing has been judged"),
    ]);

    /// <summary>By which thresholds the run judged.</summary>
    public static string Policy(ReportBasis basis) => basis.PolicyVersion == 0 ? "the thresholds that come with the program" : $"policy version {Figures.Count(basis.PolicyVersion)}";
}
