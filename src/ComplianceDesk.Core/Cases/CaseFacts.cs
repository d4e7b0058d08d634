using System.Globalization;
using ComplianceDesk.Core.Requirements.Evidence;

namespace ComplianceDesk.Core.Cases;

/// <summary>What is recorded of a case under 45 CFR 164.400 to 164.414. Where the case stands and what it owes follow from it. Names no patient.</summary>
public sealed record CaseFacts
{
    /// <summary>The shortest reasoning, in characters.</summary>
    public const int Shortest = 20;

    /// <summary>The longest text, in characters.</summary>
    public const int Longest = 4_000;

    /// <summary>Days after discovery by which the desk aims to have assessed. The law's 60 are an outer limit, not a target.</summary>
    public const int AimDays = 30;

    /// <summary>First day on which anybody of the workforce, other than the person who did it, knew or should have known (164.404(a)(2)).</summary>
    public required DateOnly DiscoveredOn { get; init; }
    /// <summary>Id of the incident of the register that the case is; null when it is none.</summary>
    public string? RegisterIncident { get; init; }
    public CaseDetermination? Determination { get; init; }
    public BreachException? Exception { get; init; }
    /// <summary>Why it was determined so.</summary>
    public string? Reasoning { get; init; }
    /// <summary>Whether the information was readable to whoever saw it, rather than encrypted or destroyed as HHS describes.</summary>
    public bool? Unsecured { get; init; }
    /// <summary>Individuals affected.</summary>
    public int? Individuals { get; init; }
    /// <summary>The same by state, as <see cref="StateCounts"/> writes it.</summary>
    public string? States { get; init; }
    /// <summary>Factor 1: nature and extent of the information, and how likely the person can be identified.</summary>
    public string? Nature { get; init; }
    /// <summary>Factor 2: who used it or to whom it was disclosed.</summary>
    public string? Recipient { get; init; }
    /// <summary>Factor 3: whether it was actually acquired or viewed.</summary>
    public string? Acquired { get; init; }
    /// <summary>Factor 4: how far the risk has been mitigated.</summary>
    public string? Mitigated { get; init; }
    /// <summary>The conclusion from the four factors.</summary>
    public bool? LowProbability { get; init; }
    public DateOnly? AssessedOn { get; init; }
    /// <summary>The day that ends the clock of the notice to individuals: that of the last letter once every letter that is due was sent, or what <see cref="NotifiedBasis"/> speaks of.</summary>
    public DateOnly? IndividualsNotifiedOn { get; init; }
    /// <summary>How the individuals were notified otherwise than by the letters of the case, and why; null when the letters say when.</summary>
    public string? NotifiedBasis { get; init; }
    public DateOnly? HhsNotifiedOn { get; init; }
    public DateOnly? MediaNotifiedOn { get; init; }
    /// <summary>Last day of a law-enforcement delay (164.412).</summary>
    public DateOnly? HeldUntil { get; init; }
    /// <summary>Who asked for the delay, and whether in writing; an oral one lasts 30 days at most.</summary>
    public string? HoldBasis { get; init; }
    /// <summary>The sanction, or why there is none (164.530(e)).</summary>
    public string? Sanction { get; init; }
    /// <summary>What lessened the harm (164.530(f)).</summary>
    public string? Mitigation { get; init; }
    /// <summary>What the letter to an individual says of what happened, with the day and that of discovery (164.404(c)(1)(A)).</summary>
    public string? LetterEvents { get; init; }
    /// <summary>Of the kinds of information (B).</summary>
    public string? LetterInformation { get; init; }
    /// <summary>Of what the individual should do (C).</summary>
    public string? LetterAdvice { get; init; }
    /// <summary>Of what is being done (D).</summary>
    public string? LetterMeasures { get; init; }
    /// <summary>Of how to reach the organization (E).</summary>
    public string? LetterContact { get; init; }
    public DateOnly? ClosedOn { get; init; }

    /// <summary>Where the case stands.</summary>
    public CaseStage Stage =>
        ClosedOn is not null ? CaseStage.Closed
        : Determination is null ? CaseStage.Investigation
        : Determination != CaseDetermination.Impermissible ? CaseStage.Closing
        : Unsecured is null || (Unsecured == true && AssessedOn is null && IndividualsNotifiedOn is null) ? CaseStage.Assessment
        : Notices.Any(n => n is { Sent: null, Yearly: false }) ? CaseStage.Notices
        : CaseStage.Closing;

    /// <summary>The notices that are presumed due.</summary>
    public IReadOnlyList<BreachNotice> Notices => Determination == CaseDetermination.Impermissible ? BreachNotice.Of(Incident("")) : [];

    /// <summary>The last day for notice, should notice be due: 60 calendar days after discovery, or the end of a law-enforcement delay when later.</summary>
    public DateOnly NoticeBy => Incident("").NoticeBy;

    /// <summary>The case as an incident of the register.</summary>
    /// <param name="id">What it is called there.</param>
    public IncidentEvidence Incident(string id) => new()
    {
        IncidentId = id, DiscoveredOn = DiscoveredOn, Kind = "access by the workforce", Patients = Individuals, ByState = StateCounts.Parse(States), UnsecuredPhi = Unsecured, AssessedOn = AssessedOn,
        LowProbability = LowProbability, IndividualsNotifiedOn = IndividualsNotifiedOn, HhsNotifiedOn = HhsNotifiedOn, MediaNotifiedOn = MediaNotifiedOn, HeldUntil = HeldUntil,
        HasSanction = Sanction is not null, HasMitigation = Mitigation is not null, ClosedOn = ClosedOn,
    };

    /// <summary>What is owed before the case may be closed, in the order it comes.</summary>
    public IReadOnlyList<CaseStep> Steps
    {
        get
        {
            var steps = new List<CaseStep> { new("Determine whether the access was permitted", DiscoveredOn.AddDays(AimDays), Determination is not null, Aim: true) };
            if (Determination == CaseDetermination.Impermissible)
            {
                var notifiedAnyway = IndividualsNotifiedOn is not null;
                steps.Add(new("Say whether the information was unsecured, and count the individuals", DiscoveredOn.AddDays(AimDays), Unsecured is not null && Individuals is not null, Aim: true));
                if (Unsecured != false)
                {
                    steps.Add(new("Assess the four factors (164.402(2)), or give notice without", DiscoveredOn.AddDays(AimDays), AssessedOn is not null || notifiedAnyway, Aim: true));
                }
                steps.AddRange(Notices.Select(n => new CaseStep($"Give notice: {n.Name}", n.By, n.Sent is not null) { Sent = n.Sent, Yearly = n.Yearly, ByLetters = n.ToIndividuals }));
                steps.Add(new("Record the sanction, or why there is none (164.530(e))", null, Sanction is not null));
                steps.Add(new("Record what lessened the harm (164.530(f))", null, Mitigation is not null));
            }
            return steps;
        }
    }

    /// <summary>What stands in the way of closing; null when nothing does. The yearly report to HHS may follow.</summary>
    public string? WhyNotClose => Steps.FirstOrDefault(s => s is { Done: false, Yearly: false }) is { } step ? $"Still owed: {char.ToLowerInvariant(step.Text[0])}{step.Text[1..]}." : null;

    /// <summary>What is wrong with these facts on a day; null when nothing is.</summary>
    public string? WhyNot(DateOnly today)
    {
        (string Name, DateOnly? Day)[] days = [("assessment", AssessedOn), ("notice to individuals", IndividualsNotifiedOn), ("notice to HHS", HhsNotifiedOn), ("notice to the media", MediaNotifiedOn)];
        (string Name, string? Text)[] texts =
            [("reasons for the determination", Reasoning), ("first factor", Nature), ("second factor", Recipient), ("third factor", Acquired), ("fourth factor", Mitigated), ("notice otherwise than by the letters", NotifiedBasis), ("basis of the delay", HoldBasis), ("sanction", Sanction), ("mitigation", Mitigation),
             ("letter: what happened", LetterEvents), ("letter: what information", LetterInformation), ("letter: what to do", LetterAdvice), ("letter: what is being done", LetterMeasures), ("letter: how to reach you", LetterContact)];
        var states = StateCounts.Parse(States);
        return DiscoveredOn > today ? "The day of discovery has not come yet."
            : days.FirstOrDefault(d => d.Day > today) is { Name: { } late } ? $"The day of the {late} has not come yet."
            : days.FirstOrDefault(d => d.Day < DiscoveredOn) is { Name: { } early } ? $"The day of the {early} lies before discovery."
            : texts.FirstOrDefault(t => t.Text is { } text && text.Trim().Length is < Shortest or > Longest) is { Name: { } wrong } ? $"Write {Shortest} to {Longest.ToString("N0", CultureInfo.InvariantCulture)} characters for the {wrong}."
            : Determination is not null && Reasoning is null ? "Write down why it is determined so."
            : Determination == CaseDetermination.Excepted && Exception is null ? "Name the exception that applies."
            : LowProbability is not null && (Nature is null || Recipient is null || Acquired is null || Mitigated is null) ? "The conclusion rests on all four factors: write each of them."
            : LowProbability is not null && AssessedOn is null ? "Give the day of the assessment."
            : NotifiedBasis is not null && IndividualsNotifiedOn is null ? "Give the day on which the individuals were notified otherwise."
            : HeldUntil is not null && HoldBasis is null ? "A delay needs its basis: who asked, and whether in writing (164.412)."
            : Individuals < 0 ? "The number of individuals cannot be below zero."
            : StateCounts.Wrong(States) is { } part ? $"\"{part}\" is no state with its number: write MA:120;NH:3."
            : states.Values.Sum(s => (long)s) > (Individuals ?? long.MaxValue) ? "The states hold more individuals than there are in all."
            : null;
    }

    /// <summary>The same facts with every text that a person wrote made into another.</summary>
    public CaseFacts WithTexts(Func<string, string> make)
    {
        return this with
        {
            Reasoning = Of(Reasoning), Nature = Of(Nature), Recipient = Of(Recipient), Acquired = Of(Acquired), Mitigated = Of(Mitigated), NotifiedBasis = Of(NotifiedBasis), HoldBasis = Of(HoldBasis), Sanction = Of(Sanction), Mitigation = Of(Mitigation),
            LetterEvents = Of(LetterEvents), LetterInformation = Of(LetterInformation), LetterAdvice = Of(LetterAdvice), LetterMeasures = Of(LetterMeasures), LetterContact = Of(LetterContact),
        };

        string? Of(string? text) => text is null ? null : make(text);
    }

    /// <summary>What differs from the facts before, as old and new value.</summary>
    public IReadOnlyList<string> ChangesFrom(CaseFacts before) =>
        [.. Lines.Zip(before.Lines, (now, then) => (now.Name, Old: then.Value, New: now.Value)).Where(c => c.Old != c.New).Select(c => $"{c.Name}: {c.Old ?? "nothing"} → {c.New ?? "nothing"}")];

    /// <summary>Every fact with its name; null when it is not recorded.</summary>
    public IReadOnlyList<(string Name, string? Value)> Lines =>
    [
        ("Discovered", Day(DiscoveredOn)), ("Incident of the register", RegisterIncident), ("Determination", Determination?.Text()), ("Exception", Exception?.Text()), ("Reasons", Reasoning),
        ("Unsecured", Unsecured switch { true => "yes", false => "no", null => null }), ("Individuals", Individuals?.ToString(CultureInfo.InvariantCulture)), ("By state", States),
        ("Factor 1, what information", Nature), ("Factor 2, who", Recipient), ("Factor 3, acquired or viewed", Acquired), ("Factor 4, mitigated", Mitigated),
        ("Low probability of compromise", LowProbability switch { true => "yes", false => "not shown", null => null }), ("Assessed", Day(AssessedOn)),
        ("Individuals notified", Day(IndividualsNotifiedOn)), ("Notified otherwise than by the letters", NotifiedBasis), ("HHS notified", Day(HhsNotifiedOn)), ("Media notified", Day(MediaNotifiedOn)), ("Delay until", Day(HeldUntil)), ("Basis of the delay", HoldBasis),
        ("Sanction", Sanction), ("Mitigation", Mitigation), ("Letter, what happened", LetterEvents), ("Letter, what information", LetterInformation), ("Letter, what to do", LetterAdvice),
        ("Letter, what is being done", LetterMeasures), ("Letter, how to reach us", LetterContact), ("Closed", Day(ClosedOn)),
    ];

    private static string? Day(DateOnly? day) => day?.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}

/// <summary>Something a case owes.</summary>
/// <param name="Text">What.</param>
/// <param name="By">The last day; null when there is none.</param>
/// <param name="Done">True when it is recorded.</param>
/// <param name="Aim">True when the day is the desk's aim and not the law's.</param>
public sealed record CaseStep(string Text, DateOnly? By, bool Done, bool Aim = false)
{
    /// <summary>The day a notice was given.</summary>
    public DateOnly? Sent { get; init; }

    /// <summary>True for the yearly report to HHS, which may follow the closing.</summary>
    public bool Yearly { get; init; }

    /// <summary>True for the notice that the letters of the case give.</summary>
    public bool ByLetters { get; init; }
}
