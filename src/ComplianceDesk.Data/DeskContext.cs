using ComplianceDesk.Data.Rows;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ComplianceDesk.Data;

/// <summary>The store. Times are UTC, kept as Unix milliseconds so that they order, compare and index as numbers.</summary>
public sealed class DeskContext(DbContextOptions<DeskContext> options) : IdentityDbContext<DeskUser>(options)
{
    public DbSet<UserRow> Workforce => Set<UserRow>();
    public DbSet<DepartmentRow> Departments => Set<DepartmentRow>();
    public DbSet<PatientRow> Patients => Set<PatientRow>();
    public DbSet<EncounterRow> Encounters => Set<EncounterRow>();
    public DbSet<AppointmentRow> Appointments => Set<AppointmentRow>();
    public DbSet<CareTeamRow> CareTeam => Set<CareTeamRow>();
    public DbSet<RelationRow> Relations => Set<RelationRow>();
    public DbSet<DiagnosisRow> Diagnoses => Set<DiagnosisRow>();
    public DbSet<ObservationRow> Observations => Set<ObservationRow>();
    public DbSet<DocumentRow> Documents => Set<DocumentRow>();
    public DbSet<RequestRow> Requests => Set<RequestRow>();
    public DbSet<CodingQueryRow> CodingQueries => Set<CodingQueryRow>();
    public DbSet<CodingAuditRow> CodingAudits => Set<CodingAuditRow>();
    public DbSet<RecordSampleRow> RecordSamples => Set<RecordSampleRow>();
    public DbSet<BillingRow> Billing => Set<BillingRow>();
    public DbSet<DisclosureRow> Disclosures => Set<DisclosureRow>();
    public DbSet<IncidentRow> Incidents => Set<IncidentRow>();
    public DbSet<VendorRow> Vendors => Set<VendorRow>();
    public DbSet<SystemSettingRow> SystemSettings => Set<SystemSettingRow>();
    public DbSet<TrainingRow> Training => Set<TrainingRow>();
    public DbSet<AttestationRow> Attestations => Set<AttestationRow>();
    public DbSet<AccessRow> Accesses => Set<AccessRow>();
    public DbSet<TermRow> Terms => Set<TermRow>();
    public DbSet<DailyCountRow> DailyCounts => Set<DailyCountRow>();
    public DbSet<ImportRow> Imports => Set<ImportRow>();
    public DbSet<RejectedRow> Rejected => Set<RejectedRow>();
    public DbSet<RejectionCountRow> RejectionCounts => Set<RejectionCountRow>();
    public DbSet<AliasRow> Aliases => Set<AliasRow>();
    public DbSet<SeenRecordRow> SeenRecords => Set<SeenRecordRow>();
    public DbSet<AccessSessionRow> AccessSessions => Set<AccessSessionRow>();
    public DbSet<ReasonCountRow> ReasonCounts => Set<ReasonCountRow>();
    public DbSet<EpochRow> Epochs => Set<EpochRow>();
    public DbSet<JudgementMarkRow> JudgementMarks => Set<JudgementMarkRow>();
    public DbSet<FindingPartRow> FindingParts => Set<FindingPartRow>();
    public DbSet<JudgementRunRow> JudgementRuns => Set<JudgementRunRow>();
    public DbSet<FindingRow> Findings => Set<FindingRow>();
    public DbSet<FindingAccessRow> FindingAccesses => Set<FindingAccessRow>();
    public DbSet<DecisionRow> Decisions => Set<DecisionRow>();
    public DbSet<FindingChangeRow> FindingChanges => Set<FindingChangeRow>();
    public DbSet<CaseRow> Cases => Set<CaseRow>();
    public DbSet<CaseFindingRow> CaseFindings => Set<CaseFindingRow>();
    public DbSet<CaseEntryRow> CaseEntries => Set<CaseEntryRow>();
    public DbSet<CaseEvidenceRow> CaseEvidence => Set<CaseEvidenceRow>();
    public DbSet<CaseCoOwnerRow> CaseCoOwners => Set<CaseCoOwnerRow>();
    public DbSet<CaseLetterRow> CaseLetters => Set<CaseLetterRow>();
    public DbSet<CaseTaskRow> CaseTasks => Set<CaseTaskRow>();
    public DbSet<CaseHoldRow> CaseHolds => Set<CaseHoldRow>();
    public DbSet<CaseDraftRow> CaseDrafts => Set<CaseDraftRow>();
    public DbSet<FindingJobRow> FindingJobs => Set<FindingJobRow>();
    public DbSet<PinRow> Pins => Set<PinRow>();
    public DbSet<SavedViewRow> SavedViews => Set<SavedViewRow>();
    public DbSet<PolicyVersionRow> PolicyVersions => Set<PolicyVersionRow>();
    public DbSet<SuppressionRow> Suppressions => Set<SuppressionRow>();
    public DbSet<SuppressedFindingRow> SuppressedFindings => Set<SuppressedFindingRow>();
    public DbSet<DraftRow> Drafts => Set<DraftRow>();
    public DbSet<SampleDrawRow> SampleDraws => Set<SampleDrawRow>();
    public DbSet<SampleItemRow> SampleItems => Set<SampleItemRow>();
    public DbSet<SampleReviewRow> SampleReviews => Set<SampleReviewRow>();
    public DbSet<QualityRunRow> QualityRuns => Set<QualityRunRow>();
    public DbSet<QualityRunSnapshotRow> QualityRunSnapshots => Set<QualityRunSnapshotRow>();
    public DbSet<CheckResultRow> CheckResults => Set<CheckResultRow>();
    public DbSet<CheckFailureRow> CheckFailures => Set<CheckFailureRow>();
    public DbSet<CheckPlaceRow> CheckPlaces => Set<CheckPlaceRow>();
    public DbSet<WaiverRow> Waivers => Set<WaiverRow>();
    public DbSet<CodeEntryRow> CodeEntries => Set<CodeEntryRow>();
    public DbSet<ScorePartRow> ScoreParts => Set<ScorePartRow>();
    public DbSet<MeasureResultRow> MeasureResults => Set<MeasureResultRow>();
    public DbSet<WorkItemRow> WorkItems => Set<WorkItemRow>();
    public DbSet<WorkItemChangeRow> WorkItemChanges => Set<WorkItemChangeRow>();
    public DbSet<DuplicateRunRow> DuplicateRuns => Set<DuplicateRunRow>();
    public DbSet<IdentityChangeRow> IdentityChanges => Set<IdentityChangeRow>();
    public DbSet<DuplicatePairRow> DuplicatePairs => Set<DuplicatePairRow>();
    public DbSet<PopulationCellRow> PopulationCells => Set<PopulationCellRow>();
    public DbSet<RequirementRunRow> RequirementRuns => Set<RequirementRunRow>();
    public DbSet<MetricResultRow> MetricResults => Set<MetricResultRow>();
    public DbSet<MetricExceptionRow> MetricExceptions => Set<MetricExceptionRow>();
    public DbSet<RequirementResultRow> RequirementResults => Set<RequirementResultRow>();
    public DbSet<StatementRow> Statements => Set<StatementRow>();
    public DbSet<StatementReminderRow> StatementReminders => Set<StatementReminderRow>();
    public DbSet<SpecificationDecisionRow> SpecificationDecisions => Set<SpecificationDecisionRow>();
    public DbSet<ManagementResponseRow> ManagementResponses => Set<ManagementResponseRow>();
    public DbSet<PolicyDocumentRow> PolicyDocuments => Set<PolicyDocumentRow>();
    public DbSet<TrailRow> Trail => Set<TrailRow>();
    public DbSet<ReportRow> Reports => Set<ReportRow>();
    public DbSet<ReportJobRow> ReportJobs => Set<ReportJobRow>();
    public DbSet<ReportScheduleRow> ReportSchedules => Set<ReportScheduleRow>();
    public DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();
    public DbSet<NoticeRow> Notices => Set<NoticeRow>();
    public DbSet<SettingRow> Settings => Set<SettingRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcMilliseconds>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);

        DeskModel.Build(builder);
        foreach (var type in builder.Model.GetEntityTypes().Where(t => t.ClrType.Namespace == typeof(UserRow).Namespace && t.ClrType != typeof(DeskUser)))
        {
            builder.Entity(type.ClrType).ToTable(type.ClrType.Name[..^3] switch
            {
                "User" => "Workforce",
                "Access" => "Accesses",
                "CareTeam" => "CareTeam",
                "Rejected" => "Rejected",
                "Trail" => "Trail",
                "Alias" => "Aliases",
                "Diagnosis" => "Diagnoses",
                "CodingQuery" => "CodingQueries",
                "CodeEntry" => "CodeEntries",
                "Billing" => "Billing",
                "Training" => "Training",
                "FindingAccess" => "FindingAccesses",
                "CaseEntry" => "CaseEntries",
                "CaseEvidence" => "CaseEvidence",
                "Delivery" => "Deliveries",
                var name => name + "s",
            });
        }
    }

    private sealed class UtcMilliseconds() : ValueConverter<DateTime, long>(
        v => (v.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond,
        v => DateTime.SpecifyKind(DateTime.UnixEpoch.AddMilliseconds(v), DateTimeKind.Utc));
}
