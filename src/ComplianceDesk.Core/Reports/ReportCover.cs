namespace ComplianceDesk.Core.Reports;

/// <summary>What the cover of every report states.</summary>
public static class ReportCover
{
    /// <summary>Whom and when it concerns, and which versions and data gave the figures.</summary>
    /// <param name="basis">What the report rests on.</param>
    /// <param name="about">Whom the report is about, where it is about one; stands second.</param>
    public static IReadOnlyList<Fact> Facts(ReportBasis basis, params Fact[] about) =>
    [
        new("Organization", basis.Info.Organisation),
        .. about,
        new("Period", $"{Figures.Day(basis.Info.From)} to {Figures.Day(basis.Info.To)}, both included, in {basis.Info.Zone}"),
        new("Scope", "Federal scope only"),
        new("Report", basis.Info.ReportId),
        new("Generated", $"{Figures.Moment(basis.Info.GeneratedAt)} ({basis.Info.Zone}) by {basis.Info.GeneratedBy}"),
        new("Program version", basis.ProgramVersion),
        new("Judgement run", basis.Run is { } run
            ? $"No. {Figures.Count(run.Id)}, finished {Figures.Moment(run.FinishedAt)}, by {(basis.PolicyVersion == 0 ? "the thresholds that come with the program" : $"policy version {Figures.Count(basis.PolicyVersion)}")}"
            : "None: nothing has been judged"),
        new("Requirements", basis.RequirementsAt is { } at ? $"Measured {Figures.Moment(at)}; catalog SHA-256 begins {basis.Catalogue?[..16]}" : "Not measured"),
        new("Data set (SHA-256)", basis.DataSet),
        new("People appear as", basis.Identities),
    ];

    /// <summary>What the report is not, and how it is to be kept.</summary>
    public static IReadOnlyList<Paragraph> Notes { get; } =
    [
        new("Federal scope only. State law is often stricter and is not assessed here."),
        new("Internal report prepared from system data. It is not an independent audit opinion, and it certifies nothing. Whether anything noted here is a breach or a violation is for management to decide."),
        new("This report may hold protected health information. Keep it, and who received it, on record for six years (45 CFR 164.316(b)(2)(i))."),
    ];
}
