using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data;

/// <summary>Keys, indexes, defaults and filters of the store's tables, by what they hold.</summary>
internal static class DeskModel
{
    /// <summary>Adds them to a model.</summary>
    public static void Build(ModelBuilder builder)
    {
        Reports(builder);
        Feeds(builder);
        Ledger(builder);
        Judgement(builder);
        Cases(builder);
        Samples(builder);
        Quality(builder);
        Requirements(builder);
        Desk(builder);
        Gone(builder);
    }

    private static void Reports(ModelBuilder builder)
    {
        // A draft is signed off once.
        builder.Entity<ReportRow>().HasIndex(r => r.DraftId).IsUnique();
        builder.Entity<ReportRow>().HasIndex(r => r.SupersededById);
        builder.Entity<ReportRow>().Property(r => r.Version).HasDefaultValue(1);
        builder.Entity<DeskUser>().Property(r => r.TableRows).HasDefaultValue(50);
        builder.Entity<ReportJobRow>(e =>
        {
            e.HasIndex(r => r.State);
            // A run that is due enters the line once, whoever puts it there.
            e.HasIndex(r => new { r.ScheduleId, r.DueAt }).IsUnique();
        });
        builder.Entity<ReportScheduleRow>().Ignore(r => r.Timing);
        builder.Entity<DeliveryRow>().HasIndex(r => new { r.State, r.NextAttemptAt });
        builder.Entity<StatementReminderRow>().HasIndex(r => new { r.RequirementId, r.SignedAt, r.ValidUntil, r.Step }).IsUnique();
        builder.Entity<NoticeRow>().HasIndex(r => new { r.Who, r.ReadAt });
    }

    private static void Feeds(ModelBuilder builder)
    {
        builder.Entity<UserRow>().HasIndex(r => r.UserId).IsUnique();
        builder.Entity<DepartmentRow>().HasIndex(r => r.DepartmentId).IsUnique();
        builder.Entity<PatientRow>().HasIndex(r => r.PatientId).IsUnique();
        builder.Entity<EncounterRow>(e =>
        {
            e.HasIndex(r => r.EncounterId).IsUnique();
            e.HasIndex(r => new { r.PatientId, r.StartedAt });
        });
        builder.Entity<AppointmentRow>(e =>
        {
            e.HasIndex(r => r.AppointmentId).IsUnique();
            e.HasIndex(r => new { r.PatientId, r.StartsAt });
        });
        builder.Entity<CareTeamRow>().HasIndex(r => new { r.PatientId, r.UserId });
        builder.Entity<RelationRow>().HasIndex(r => r.PatientId);

        builder.Entity<DiagnosisRow>(e =>
        {
            e.HasIndex(r => r.DiagnosisId).IsUnique();
            e.HasIndex(r => r.PatientId);
        });
        builder.Entity<ObservationRow>(e =>
        {
            e.HasIndex(r => r.ObservationId).IsUnique();
            e.HasIndex(r => r.PatientId);
        });
        builder.Entity<DocumentRow>(e =>
        {
            e.HasIndex(r => r.DocumentId).IsUnique();
            e.HasIndex(r => r.PatientId);
        });
        builder.Entity<RequestRow>(e =>
        {
            e.HasIndex(r => r.RequestId).IsUnique();
            e.HasIndex(r => r.PatientId);
        });
        builder.Entity<CodingQueryRow>(e =>
        {
            e.HasIndex(r => r.QueryId).IsUnique();
            e.HasIndex(r => r.EncounterId);
        });
        builder.Entity<CodingAuditRow>(e =>
        {
            e.HasIndex(r => r.AuditId).IsUnique();
            e.HasIndex(r => r.EncounterId);
        });
        builder.Entity<RecordSampleRow>().HasIndex(r => r.SampleId).IsUnique();
        builder.Entity<BillingRow>().HasIndex(r => r.EncounterId).IsUnique();
        builder.Entity<DisclosureRow>(e =>
        {
            e.HasIndex(r => r.DisclosureId).IsUnique();
            e.HasIndex(r => r.PatientId);
        });
        builder.Entity<IncidentRow>().HasIndex(r => r.IncidentId).IsUnique();
        builder.Entity<VendorRow>().HasIndex(r => r.VendorId).IsUnique();
        builder.Entity<SystemSettingRow>().HasIndex(r => new { r.System, r.Setting, r.ObservedAt }).IsUnique();
        builder.Entity<TrainingRow>().HasIndex(r => new { r.UserId, r.Course, r.CompletedOn }).IsUnique();
        builder.Entity<AttestationRow>().HasIndex(r => new { r.RequirementId, r.SignedBy, r.SignedAt }).IsUnique();
    }

    private static void Ledger(ModelBuilder builder)
    {
        // The ledger's three questions. Names are fixed: the importer drops and rebuilds them round a bulk load.
        builder.Entity<AccessRow>(e =>
        {
            // The importer numbers the rows; the store's own numbering would write a sequence table for every one.
            e.Property(r => r.Id).ValueGeneratedNever();
            e.HasIndex(r => new { r.UserId, r.At }).HasDatabaseName("IX_Accesses_User_At");
            e.HasIndex(r => new { r.PatientId, r.At }).HasDatabaseName("IX_Accesses_Patient_At");
            e.HasIndex(r => r.At).HasDatabaseName("IX_Accesses_At");
        });
        builder.Entity<TermRow>().HasIndex(r => new { r.Kind, r.Text }).IsUnique();
        builder.Entity<DailyCountRow>().HasKey(r => new { r.Kind, r.Key, r.Day });

        builder.Entity<ImportRow>().HasIndex(r => r.Sha256);
        builder.Entity<AliasRow>().HasKey(r => new { r.Kind, r.Name });
        builder.Entity<SeenRecordRow>().Property(r => r.Id).ValueGeneratedNever();
        builder.Entity<RejectedRow>().HasIndex(r => new { r.ImportId, r.Line });
        builder.Entity<RejectionCountRow>().HasKey(r => new { r.ImportId, r.Code, r.Column });
    }

    private static void Judgement(ModelBuilder builder)
    {
        builder.Entity<AccessSessionRow>(e =>
        {
            e.HasKey(r => new { r.UserId, r.PatientId, r.Day });
            e.HasIndex(r => new { r.PatientId, r.Day });
            e.HasIndex(r => r.Day);
        });
        builder.Entity<ReasonCountRow>().HasKey(r => new { r.Week, r.DepartmentId, r.ExplanationId, r.Missing, r.First });
        builder.Entity<FindingRow>(e =>
        {
            e.HasIndex(r => r.Key).IsUnique();
            e.Property(r => r.Users).HasDefaultValue(1).HasSentinel(1);
            e.HasIndex(r => new { r.Status, r.Score, r.Id });
            e.HasIndex(r => new { r.UserId, r.FirstAt });
            e.HasIndex(r => new { r.PatientId, r.FirstAt });
            e.HasIndex(r => r.SuppressedUntil);
        });
        builder.Entity<EpochRow>(e =>
        {
            e.HasKey(r => r.FromDay);
            e.Property(r => r.FromDay).ValueGeneratedNever();
        });
        builder.Entity<FindingPartRow>(e =>
        {
            e.HasKey(r => new { r.Key, r.FromDay });
            e.HasIndex(r => r.FromDay);
        });
        builder.Entity<FindingAccessRow>(e =>
        {
            e.HasKey(r => new { r.FindingId, r.AccessId });
            e.HasIndex(r => r.AccessId);
        });
        builder.Entity<DecisionRow>().HasIndex(r => r.FindingId);
        builder.Entity<FindingChangeRow>().HasIndex(r => r.FindingId);
        builder.Entity<PinRow>().HasIndex(r => new { r.FindingId, r.AccessId }).IsUnique();
        builder.Entity<SavedViewRow>().HasIndex(r => new { r.Page, r.Owner, r.Name }).IsUnique();
        builder.Entity<SuppressedFindingRow>(e =>
        {
            e.HasKey(r => new { r.SuppressionId, r.FindingId });
            e.HasIndex(r => r.FindingId);
        });
    }

    private static void Cases(ModelBuilder builder)
    {
        builder.Entity<CaseFindingRow>(e =>
        {
            e.HasKey(r => new { r.CaseId, r.FindingId });
            e.HasIndex(r => r.FindingId);
        });
        builder.Entity<CaseRow>().HasIndex(r => r.Stage);
        builder.Entity<CaseEntryRow>().HasIndex(r => r.CaseId);
        builder.Entity<CaseEvidenceRow>().HasIndex(r => r.CaseId);
        builder.Entity<CaseCoOwnerRow>().HasKey(r => new { r.CaseId, r.Who });
        builder.Entity<CaseLetterRow>().HasKey(r => new { r.CaseId, r.PatientId });
        builder.Entity<CaseTaskRow>().HasIndex(r => r.CaseId);
        builder.Entity<CaseHoldRow>().HasIndex(r => r.CaseId);
        builder.Entity<CaseDraftRow>().HasKey(r => new { r.CaseId, r.Who, r.Part });
    }

    private static void Samples(ModelBuilder builder)
    {
        builder.Entity<DraftRow>().HasKey(r => new { r.FindingId, r.Who });
        builder.Entity<SampleDrawRow>().HasIndex(r => new { r.Week, r.Kind }).IsUnique();
        builder.Entity<SampleItemRow>().HasIndex(r => r.DrawId);
        builder.Entity<SampleReviewRow>().HasIndex(r => r.ItemId);
    }

    private static void Quality(ModelBuilder builder)
    {
        builder.Entity<QualityRunSnapshotRow>().HasKey(r => new { r.RunId, r.Feed });
        builder.Entity<CheckResultRow>().HasKey(r => new { r.RunId, r.CheckId });
        builder.Entity<CheckFailureRow>(e =>
        {
            e.HasIndex(r => new { r.RunId, r.CheckId, r.Id });
            e.Property(r => r.Facility).HasDefaultValue("");
            e.Property(r => r.Department).HasDefaultValue("");
        });
        builder.Entity<CheckPlaceRow>().HasKey(r => new { r.RunId, r.CheckId, r.Facility, r.Department });
        builder.Entity<WaiverRow>(e =>
        {
            e.HasIndex(r => r.CheckId);
            e.HasIndex(r => r.WorkItemId);
        });
        builder.Entity<CodeEntryRow>().HasKey(r => new { r.System, r.Code, r.From });
        builder.Entity<ScorePartRow>().HasKey(r => new { r.RunId, r.Score, r.Part });
        builder.Entity<MeasureResultRow>().HasKey(r => new { r.RunId, r.Measure, r.By, r.Key });
        builder.Entity<WorkItemRow>(e =>
        {
            e.HasIndex(r => r.Key).IsUnique();
            e.HasIndex(r => new { r.DoneAt, r.DueAt, r.Id });
        });
        builder.Entity<WorkItemChangeRow>().HasIndex(r => r.ItemId);
        builder.Entity<DuplicatePairRow>(e =>
        {
            e.HasKey(r => new { r.PatientAId, r.PatientBId });
            e.HasIndex(r => r.PatientBId);
            e.HasIndex(r => new { r.RunId, r.Band, r.Probability });
        });

        builder.Entity<PopulationCellRow>().HasKey(r => new { r.Row, r.RowValue, r.Column, r.ColumnValue });
    }

    private static void Requirements(ModelBuilder builder)
    {
        builder.Entity<MetricResultRow>().HasKey(r => new { r.RunId, r.Metric });
        builder.Entity<MetricExceptionRow>().HasIndex(r => new { r.Metric, r.LastRun, r.Key });
        builder.Entity<RequirementResultRow>().HasIndex(r => new { r.RequirementId, r.At });
        builder.Entity<StatementRow>().HasIndex(r => new { r.RequirementId, r.SignedAt });
        builder.Entity<SpecificationDecisionRow>().HasIndex(r => r.RequirementId);
        builder.Entity<ManagementResponseRow>().HasIndex(r => r.Metric);
        builder.Entity<PolicyDocumentRow>().HasIndex(r => new { r.Policy, r.EffectiveOn });
    }

    private static void Desk(ModelBuilder builder)
    {
        builder.Entity<TrailRow>(e =>
        {
            e.HasIndex(r => r.At);
            e.HasIndex(r => r.Subject);
            e.HasIndex(r => new { r.Who, r.At });
            e.HasIndex(r => new { r.Action, r.At });
            e.HasIndex(r => new { r.Who, r.Action, r.At });
        });
        builder.Entity<SettingRow>().HasKey(r => r.Name);
    }

    private static void Gone(ModelBuilder builder)
    {
        // What is gone is not shown. People, patients and departments stay, unlisted, since other rows refer to them.
        Stands<EncounterRow>(builder);
        Stands<AppointmentRow>(builder);
        Stands<CareTeamRow>(builder);
        Stands<RelationRow>(builder);
        Stands<DiagnosisRow>(builder);
        Stands<ObservationRow>(builder);
        Stands<DocumentRow>(builder);
        Stands<RequestRow>(builder);
        Stands<CodingQueryRow>(builder);
        Stands<CodingAuditRow>(builder);
        Stands<RecordSampleRow>(builder);
        Stands<BillingRow>(builder);
        Stands<DisclosureRow>(builder);
        Stands<IncidentRow>(builder);
        Stands<VendorRow>(builder);
        Stands<SystemSettingRow>(builder);
        Stands<TrainingRow>(builder);
        Stands<AttestationRow>(builder);
    }

    private static void Stands<TRow>(ModelBuilder builder) where TRow : FeedRow => builder.Entity<TRow>().HasQueryFilter(r => r.GoneImportId == null);
}
