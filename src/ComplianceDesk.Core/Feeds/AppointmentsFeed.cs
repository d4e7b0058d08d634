namespace ComplianceDesk.Core.Feeds;

/// <summary>The <c>appointments</c> feed.</summary>
public static class AppointmentsFeed
{
    /// <summary>Its columns.</summary>
    public static FeedSchema Schema { get; } = new("appointments", "A booked visit.",
        new FeedColumn("appointment_id", ColumnKind.Id, "the appointment", Required: true),
        new FeedColumn("patient_id", ColumnKind.Patient, "whose it is", Required: true),
        new FeedColumn("department_id", ColumnKind.Department, "where") { IsWeighed = true },
        new FeedColumn("practitioner_user_id", ColumnKind.User, "with whom") { IsWeighed = true },
        new FeedColumn("starts_at", ColumnKind.TimeOrDate, "start", Required: true),
        new FeedColumn("ends_at", ColumnKind.TimeOrDate, "end") { IsWeighed = true });
}
