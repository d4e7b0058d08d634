namespace ComplianceDesk.Core.Quality;

/// <summary>A row of the <c>requests</c> feed.</summary>
public sealed record RequestRecord : ChartRecord
{
    /// <summary>Name of the feed.</summary>
    public const string FeedName = "requests";

    /// <inheritdoc/>
    public override string Feed => FeedName;

    /// <summary><c>access</c>, <c>amendment</c>, <c>accounting</c> or <c>release-of-information</c>.</summary>
    public string? Kind { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? ReceivedAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? ExtendedAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? AnsweredAt { get; set; }
    public string? Outcome { get; set; }
    public string? Recipient { get; set; }
}

/// <summary>A row of the <c>coding_queries</c> feed. It names a visit, and by it a patient.</summary>
public sealed record CodingQueryRecord : CheckedRecord
{
    /// <summary>Name of the feed.</summary>
    public const string FeedName = "coding_queries";

    /// <inheritdoc/>
    public override string Feed => FeedName;

    /// <summary>The visit; null when the encounters feed does not have it.</summary>
    public EncounterRecord? Encounter { get; set; }

    /// <summary>Id of the visit as the source wrote it.</summary>
    public string? EncounterId { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? AnsweredAt { get; set; }
    public bool? Agreed { get; set; }
}

/// <summary>A row of the <c>billing</c> feed. Its id is that of the visit.</summary>
public sealed record BillingRecord : CheckedRecord
{
    /// <summary>Name of the feed.</summary>
    public const string FeedName = "billing";

    /// <summary>Name under which checks ask for the column <c>drg</c>; there as soon as a row has it.</summary>
    public const string WithDrg = "billing.drg";

    /// <inheritdoc/>
    public override string Feed => FeedName;

    /// <summary>The visit; null when the encounters feed does not have it.</summary>
    public EncounterRecord? Encounter { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? CodedAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? FinalBilledAt { get; set; }

    /// <summary>Hundredths of the currency.</summary>
    public long? Charges { get; set; }

    /// <summary>Group of the stay; several with ; between; null when none is given.</summary>
    public string? Drg { get; set; }
}

/// <summary>A row of the <c>disclosures</c> feed.</summary>
public sealed record DisclosureRecord : ChartRecord
{
    /// <summary>Name of the feed.</summary>
    public const string FeedName = "disclosures";

    /// <inheritdoc/>
    public override string Feed => FeedName;

    /// <summary>UTC.</summary>
    public DateTime? At { get; set; }
    public string? Recipient { get; set; }
    public string? RecipientAddress { get; set; }
    public string? What { get; set; }
    public string? Purpose { get; set; }
    public string? Basis { get; set; }
}
