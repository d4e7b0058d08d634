namespace ComplianceDesk.Core.Quality;

/// <summary>A row of the <c>documents</c> feed.</summary>
public sealed record DocumentRecord : VisitRecord
{
    /// <summary>Name of the feed.</summary>
    public const string FeedName = "documents";

    /// <inheritdoc/>
    public override string Feed => FeedName;

    /// <summary><c>h-and-p</c>, <c>discharge-summary</c>, <c>operative-report</c>, <c>progress-note</c>, <c>consent</c>, <c>order</c>, <c>verbal-order</c> or <c>other</c>.</summary>
    public string? Type { get; set; }

    /// <summary>Who wrote it; null when nobody is named.</summary>
    public WorkforceRecord? Author { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>Day of <see cref="CreatedAt"/> in the site's time zone.</summary>
    public DateOnly? CreatedOn { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? DueAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? SignedAt { get; set; }

    /// <summary>Who signed it; null when nobody is named.</summary>
    public WorkforceRecord? SignedBy { get; set; }
    public string? Status { get; set; }
}
