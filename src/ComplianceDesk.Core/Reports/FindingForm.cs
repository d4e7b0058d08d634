namespace ComplianceDesk.Core.Reports;

/// <summary>A finding in the form auditors use: criteria, condition, cause, effect, and what management answers. What nobody stated says so.</summary>
internal sealed record FindingForm
{
    /// <summary>What it is about.</summary>
    public required string Title { get; init; }

    /// <summary>Orders the work; no legal weight.</summary>
    public required Mark Severity { get; init; }

    /// <summary>What stands behind the severity, from its separator on.</summary>
    public string SeverityNote { get; init; } = "";

    /// <summary>Whom and what it concerns, where it is about somebody.</summary>
    public IReadOnlyList<Fact> About { get; init; } = [];

    /// <summary>What is asked for, and where.</summary>
    public required string Criteria { get; init; }

    /// <summary>What was found, with numerator and denominator.</summary>
    public required string Condition { get; init; }

    /// <summary>Why it came about.</summary>
    public string Cause { get; init; } = "Not established by the data; none stated.";

    /// <summary>What follows or may follow from it.</summary>
    public required string Effect { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Recommendation { get; init; }

    /// <summary>What management answers.</summary>
    public string Response { get; init; } = "None recorded.";

    /// <summary>Who answers for it.</summary>
    public string Owner { get; init; } = "None named.";

    /// <summary>By when.</summary>
    public string Due { get; init; } = "None set";

    /// <summary>Where it stands.</summary>
    public required string Status { get; init; }

    /// <summary>What else is on record.</summary>
    public IReadOnlyList<Fact> Further { get; init; } = [];

    /// <summary>What stands below the form, for example its rows.</summary>
    public IEnumerable<Block> Below { get; init; } = [];

    /// <summary>The finding as printed.</summary>
    /// <param name="number">Its number in the report.</param>
    public Section Print(string number) => new($"Finding {number}: {Title}",
    [
        new FactList(
        [
            new Fact("Severity", new Paragraph([new Run(Severity.ToString(), Mark: Severity), new Run(SeverityNote)])),
            .. About,
            new Fact("Criteria", Criteria),
            new Fact("Condition", Condition),
            new Fact("Cause", Cause),
            new Fact("Effect", Effect),
            new Fact("Recommendation", Recommendation),
            new Fact("Management response", Response),
            new Fact("Owner", Owner),
            new Fact("Due date", Due),
            new Fact("Status", Status),
            .. Further,
        ]),
        .. Below,
    ]);
}
