namespace ComplianceDesk.Core.Reports;

/// <summary>Everything <see cref="AccountingOfDisclosuresReport"/> prints.</summary>
public sealed record AccountingOfDisclosuresData : ReportData
{
    /// <summary>The patient, as the reader may see them.</summary>
    public required string Patient { get; init; }

    /// <summary>True when the record carries a mark of 42 CFR Part 2.</summary>
    public required bool Part2 { get; init; }

    /// <summary>First day that is accounted for: the latest of the day asked for, six years back, and the compliance date.</summary>
    public required DateOnly LookBackFrom { get; init; }

    /// <summary>Every disclosure of the register about the patient in that window, oldest first, those left out too.</summary>
    public required IReadOnlyList<Disclosure> Disclosures { get; init; }

    /// <summary>Day of the earliest disclosure of the whole register; null when it is empty.</summary>
    public required DateOnly? RegisterFrom { get; init; }

    /// <summary>The patient's requests for an accounting, oldest first.</summary>
    public required IReadOnlyList<AccountingRequest> Requests { get; init; }

    /// <summary>Today at the site.</summary>
    public required DateOnly Today { get; init; }
}

/// <summary>A disclosure as the register has it.</summary>
public sealed record Disclosure(DateTimeOffset At, string Recipient, string? Address, string What, string Purpose, string Basis);

/// <summary>A request for an accounting.</summary>
public sealed record AccountingRequest(string Id, DateOnly ReceivedOn, DateOnly? ExtendedOn, DateOnly? AnsweredOn);

/// <summary>
/// "Accounting of disclosures", 45 CFR 164.528: to whom a patient's information was given in the six years before, but for what the rule leaves
/// out. To be handed to the patient.
/// </summary>
public sealed class AccountingOfDisclosuresReport : Report<AccountingOfDisclosuresData>
{
    /// <summary>Days within which a request is to be answered, and by which the time may be extended once (45 CFR 164.528(c)(1)).</summary>
    private const int DaysToAnswer = 60, DaysExtended = 30;

    private static string Days => $"A request is answered within {DaysToAnswer} days; once, the time may be extended by at most {DaysExtended} days, told in writing within the first {DaysToAnswer} (45 CFR 164.528(c)(1)). An extension told later does not count. These numbers are law.";

    /// <inheritdoc/>
    public override ReportInfo Info { get; } = new()
    {
        Id = "accounting-of-disclosures",
        Title = "Accounting of disclosures",
        Subject = "45 CFR 164.528: disclosures of one patient's information, up to six years back",
        Prefix = "AD",
        Needs = ReportNeeds.Period | ReportNeeds.Patient,
        Readers = ReportReaders.ComplianceOfficer | ReportReaders.HimDirector | ReportReaders.Auditor,
        Identified = ReportReaders.ComplianceOfficer | ReportReaders.HimDirector,
        Provisions = ["priv-528-a", "priv-528-a-2", "priv-528-b", "priv-528-c-1", "priv-528-c-2", "priv-528-d"],
    };

    /// <inheritdoc/>
    public override Document Build(AccountingOfDisclosuresData data)
    {
        // What an agency has suspended is in no list, no count and no file of this document: it goes to the patient.
        var known = data.Disclosures.Where(d => !DisclosureExclusions.IsSuspended(d.Basis, data.Today)).Select(d => (Entry: d, LeftOut: DisclosureExclusions.Of(d.Basis, d.Purpose))).ToList();
        var listed = known.Where(k => k.LeftOut is null).Select(k => k.Entry).ToList();
        return new Document
        {
            Info = data.Info,
            Cover = ReportCover.Facts(data.Basis, new Fact("Patient", data.Patient), new Fact("Accounted for", $"{Figures.Day(data.LookBackFrom)} to {Figures.Day(data.Info.To)}")),
            CoverNotes = ReportCover.Notes,
            Sections = new ReportFrame(data.Basis)
            {
                ForThePatient = true,
                Summary = Summary(data, listed, known.Count),
                Scope = [new Paragraph($"Every disclosure of the register about the patient from {Figures.Day(data.LookBackFrom)} to {Figures.Day(data.Info.To)}, {(data.LookBackFrom > data.Info.From ? $"as far back as the right reaches: six years from the last day, and not before {Figures.Day(DisclosureExclusions.ComplianceDate)}, the compliance date" : "the days asked for; an accounting may be asked for up to six years back (45 CFR 164.528(a)(3))")}. Nothing was sampled; disclosures.csv holds each that is listed.")],
                LeftOut = "use inside the organization, which is no disclosure; and what the rule leaves out of an accounting, counted under \"What an accounting leaves out\".",
                Method =
                [
                    new Paragraph("Each disclosure is put by its basis, as written in the register, to the kinds that the rule leaves out. A citation goes before words; in doubt a disclosure is listed. One whose accounting an agency has suspended is in no list and no count until the suspension has ended."),
                    new Paragraph(Days),
                ],
                Results = [Listed(data, listed), LeftOut([.. known.Select(k => k.LeftOut)], listed.Count), Requests(data), Rights(data)],
                Findings = [.. AccountingFindings.Of(data, listed).Select((f, i) => f.Print(EvidenceTable.Number(i + 1)))],
                Prior = [AccountingFindings.Earlier(data)],
                Limits =
                [
                    new(data.RegisterFrom is { } first
                        ? $"The register of disclosures begins on {Figures.Day(first)}.{(first > data.LookBackFrom ? $" From {Figures.Day(data.LookBackFrom)} until then nothing was kept in it, or nothing was disclosed: the register cannot tell." : "")}"
                        : "No register of disclosures was given: nothing could be accounted for. This is not a statement that nothing was disclosed."),
                    new("What a disclosure rests on is as written in the register; it was not examined whether it was permitted."),
                ],
            }.Sections,
            Attachments =
            [
                new Attachment("disclosures.csv", "One disclosure of the accounting.", EvidenceTable.Of(
                    "disclosures", listed.Count, ["at", "recipient", "address", "what", "purpose", "basis"],
                    listed.Select(d => EvidenceTable.Row(EvidenceTable.Time(d.At), d.Recipient, d.Address, d.What, d.Purpose, d.Basis)))),
                SourcesSection.Attachment(data.Basis),
            ],
        };
    }

    private static Section Summary(AccountingOfDisclosuresData data, List<Disclosure> listed, int known) => new("Summary",
    [
        new Paragraph(
            $"In the time accounted for, the register holds {Figures.Counted(listed.Count, "disclosures")} that an accounting lists, to {Figures.Counted(listed.Select(d => d.Recipient).Distinct().Count(), "recipients")}, " +
            $"and {Figures.Counted(known - listed.Count, "disclosures")} of kinds that the rule leaves out. Requests of the patient for an accounting on file: {Figures.Count(data.Requests.Count)}; open: {Figures.Count(data.Requests.Count(r => r.AnsweredOn is null))}."),
    ]);

    private static Section Listed(AccountingOfDisclosuresData data, List<Disclosure> listed)
    {
        // Repeats to one recipient for one purpose: the first in full, how many, and the last (45 CFR 164.528(b)(3)).
        var lines = listed.GroupBy(d => (d.Recipient, d.Purpose, d.Basis)).Select(g => (First: g.First(), Count: g.Count(), Last: g.Last(), What: string.Join("; ", g.Select(d => d.What).Distinct(StringComparer.Ordinal)))).ToList();
        return new Section("Disclosures",
        [
            new Paragraph("Several to the same recipient for the same purpose stand in one line with their number, the first and the last day."),
            new Table
            {
                Caption = $"Days in {data.Info.Zone}",
                Columns =
                [
                    new Column("First", 0.9, RowHeader: true), new Column("Last", 0.9), new Column("Number", 0.7, Align.Right), new Column("Recipient and address", 1.9), new Column("What was disclosed", 1.7), new Column("Purpose", 1.4), new Column("Permitted by", 1.1),
                ],
                Rows = lines.Select(l => new[]
                {
                    Cell.Of(Day(l.First.At)), Cell.Of(l.Count == 1 ? "" : Day(l.Last.At)), Cell.Number(l.Count), Cell.Of($"{l.First.Recipient}\n{l.First.Address ?? "address not known"}"), Cell.Of(l.What), Cell.Of(l.First.Purpose), Cell.Of(l.First.Basis),
                }),
                WhenEmpty = "The register holds no disclosure that is to be listed.",
                Counting = "lines",
                RowCount = lines.Count,
            },
        ]);
    }

    private static Section LeftOut(List<DisclosureExclusion?> all, int listed) => new("What an accounting leaves out",
    [
        new Paragraph("The rule leaves out the kinds of disclosures below. The register need not hold them at all; those it holds are counted here and not listed. With those listed above they add up to all that the register holds of this patient for the time accounted for."),
        new Table
        {
            Columns = [new Column("Kind of disclosure", 3, RowHeader: true), new Column("Rule", 1.6), new Column("In the register", 0.9, Align.Right)],
            Rows = DisclosureExclusions.All.Select(e => new[] { Cell.Of(e.Title), Cell.Of(e.Citation), Cell.Number(all.Count(x => x == e)) })
                .Append([Cell.Of("Not left out: listed above"), Cell.Of("45 CFR 164.528(b)"), Cell.Number(listed)])
                .Append([Cell.Of("All"), Cell.Of(""), Cell.Number(all.Count)]),
        },
    ]);

    private static Section Requests(AccountingOfDisclosuresData data) => new("Requests for an accounting",
    [
        new Table
        {
            Columns = [new Column("Request", 1.2, RowHeader: true), new Column("Received", 0.9), new Column("Extended", 0.9), new Column("Due", 0.9), new Column("Answered", 0.9), new Column("Fee", 1.8)],
            Rows = data.Requests.Select((r, i) => new[]
            {
                Cell.Of(r.Id), Cell.Of(Figures.Day(r.ReceivedOn)), Cell.Of(r.ExtendedOn is { } extended ? Figures.Day(extended) : ""),
                Cell.Of(Figures.Day(Due(r))), Cell.Of(r.AnsweredOn is { } answered ? Figures.Day(answered) : "open"),
                Cell.Of(data.Requests.Take(i).Any(o => o.ReceivedOn > r.ReceivedOn.AddMonths(-12)) ? "A fee based on cost may be asked, if told beforehand" : "Free: the first in twelve months"),
            }),
            WhenEmpty = "The register of requests holds none of this patient.",
            Counting = "requests",
            RowCount = data.Requests.Count,
        },
    ]);

    private static Section Rights(AccountingOfDisclosuresData data) => new("Part 2 records and suspension",
    [
        new FactList(
        [
            new Fact("42 CFR Part 2", data.Part2
                ? "This record carries a mark of substance use disorder treatment. The accounting of 42 CFR 2.25 (three years; with treatment, payment and operations through an electronic record) is not yet due: compliance is put off until 45 CFR 164.528 is revised."
                : "This record carries no mark of substance use disorder treatment."),
            new Fact("Suspension", "A health oversight agency or law enforcement may have the right to an accounting suspended for a time (45 CFR 164.528(a)(2)). A disclosure under such a suspension is listed when the time has ended."),
        ]),
    ]);

    /// <summary>The last day to answer.</summary>
    internal static DateOnly Due(AccountingRequest request) =>
        request.ReceivedOn.AddDays(request.ExtendedOn is { } told && told <= request.ReceivedOn.AddDays(DaysToAnswer) ? DaysToAnswer + DaysExtended : DaysToAnswer);

    private static string Day(DateTimeOffset at) => Figures.Day(DateOnly.FromDateTime(at.DateTime));
}
