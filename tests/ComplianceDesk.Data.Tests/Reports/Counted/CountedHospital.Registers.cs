using ComplianceDesk.Core.Reports;
using ComplianceDesk.Data.Rows;

namespace ComplianceDesk.Data.Tests.Reports.Counted;

public sealed partial class CountedHospital
{
    /// <summary>Findings about the nurse with an access in the period, heaviest first.</summary>
    public IReadOnlyList<int> OfNurse { get; private set; } = [];

    /// <summary>Findings about others with an access in the period, heaviest first.</summary>
    public IReadOnlyList<int> OfOthers { get; private set; } = [];

    /// <summary>Findings about the nurse that were carried over, heaviest first.</summary>
    public IReadOnlyList<int> Carried { get; private set; } = [];

    /// <summary>Findings about Pat that were carried over, heaviest first.</summary>
    public IReadOnlyList<int> CarriedOfPatient { get; private set; } = [];

    private void AddFindings()
    {
        // Thirty days before the reports, to the instant, unless said otherwise.
        int Finding(int user, int? patient, int score, DateTime first, DateTime last, FindingStatus status = FindingStatus.New, DateTime? detected = null) =>
            hospital.Finding(user, patient, score, f => (f.FirstAt, f.LastAt, f.Status, f.DetectedAt) = (first, last, status, detected ?? Utc(2, 18, 15)));
        void Decision(int finding, DateTime at) => hospital.Add(new DecisionRow { FindingId = finding, From = FindingStatus.New, To = FindingStatus.Appropriate, Note = "Seen.", DecidedBy = "officer", DecidedAt = at });

        // It begins before the period and touches its first instant; one at the first instant after it does not.
        var touching = Finding(Nurse, Pat, 80, Utc(2, 20), Start);
        var last = Finding(Nurse, Quinn, 90, End - Tick, Utc(3, 12), FindingStatus.Violation);
        var even = Finding(Nurse, null, 80, Utc(3, 3), Utc(3, 3), FindingStatus.Withdrawn);
        OfNurse = [last, touching, even];
        Finding(Nurse, Pat, 99, End, End);
        OfOthers = [Finding(Leaver, Pat, 75, Utc(3, 5), Utc(3, 5), FindingStatus.UnderReview), Finding(Leaver, null, 60, Utc(3, 5), Utc(3, 5), FindingStatus.Duplicate, Utc(2, 18, 15) + Tick), Finding(Leaver, null, 55, Utc(3, 5), Utc(3, 5), FindingStatus.FalsePositive)];

        var open = Finding(Nurse, Pat, 50, Utc(2, 20), Start - Tick, FindingStatus.UnderReview);
        var since = Finding(Nurse, Pat, 55, Utc(2, 20), Utc(2, 20), FindingStatus.Appropriate);
        var before = Finding(Nurse, Pat, 56, Utc(2, 20), Utc(2, 20), FindingStatus.Appropriate);
        var withdrawn = Finding(Nurse, Pat, 57, Utc(2, 20), Utc(2, 20), FindingStatus.Withdrawn);
        var other = Finding(Leaver, Pat, 58, Utc(2, 20), Utc(2, 20));
        Decision(since, Utc(2, 21));
        Decision(since, Start);
        Decision(before, Start - Tick);
        Decision(withdrawn, Utc(3, 2));
        Carried = [since, open];
        CarriedOfPatient = [other, since, open];
        foreach (var (finding, access) in new[] { (touching, exported), (last, exported), (OfOthers[0], updated), (even, updated), (open, exported) })
        {
            hospital.Add(new FindingAccessRow { FindingId = finding, AccessId = access });
        }
    }

    private void AddRegisters()
    {
        void Disclosure(string id, int patient, DateTime at, string what) => hospital.Add(new DisclosureRow
        {
            DisclosureId = id, PatientId = patient, At = at, Recipient = $"Recipient {id}", RecipientAddress = $"Street {id}", What = what, Purpose = $"Purpose {id}", Basis = $"Basis {id}",
        });
        // Six years back from the last day: 10 March 2020 begins at four, for summer time had begun on the 8th.
        var six = new DateTime(2020, 3, 10, 4, 0, 0, DateTimeKind.Utc);
        Disclosure("late", Pat, End - Tick, "Last day");
        Disclosure("six", Pat, six, "First day");
        Disclosure("seven", Pat, six - Tick, "Too old");
        Disclosure("after", Pat, End, "After the period");
        Disclosure("same", Pat, End - Tick, "Last day, too");
        Disclosure("other", Quinn, Utc(3, 2), "Another patient");
        Disclosure("first", Quinn, new DateTime(2002, 5, 1, 3, 0, 0, DateTimeKind.Utc), "First of the register");
        void Request(string id, int patient, string kind, DateTime received, DateTime? extended = null, DateTime? answered = null) =>
            hospital.Add(new RequestRow { RequestId = id, PatientId = patient, Kind = kind, ReceivedAt = received, ExtendedAt = extended, AnsweredAt = answered });
        Request("r-late", Pat, "accounting", Utc(3, 12));
        Request("r-early", Pat, "accounting", new DateTime(2019, 1, 2, 3, 0, 0, DateTimeKind.Utc), Utc(2, 3, 3), Utc(3, 4, 3));
        Request("r-same", Pat, "accounting", Utc(3, 12));
        Request("r-copy", Pat, "access", Utc(3, 2));
        Request("r-other", Quinn, "accounting", Utc(3, 2));

        // In the period 3 incidents, notice presumed due for 1; in the one before 2 and 2.
        foreach (var (id, month, day, low) in new[] { ("i1", 3, 1, true), ("i2", 3, 10, false), ("i3", 3, 5, true), ("i4", 3, 11, false), ("i5", 2, 28, false), ("i6", 2, 19, false), ("i7", 2, 18, false), ("i0", 2, 18, false) })
        {
            hospital.Add(new IncidentRow { IncidentId = id, DiscoveredOn = new DateOnly(2026, month, day), UnsecuredPhi = true, LowProbability = low, Kind = $"Letter about finding {OfNurse[0]}", ClosedOn = id is "i1" or "i6" ? new DateOnly(2026, 3, 2) : null, Sanction = $"sanction {id}", Mitigation = $"mitigation {id}" });
        }
    }
}
