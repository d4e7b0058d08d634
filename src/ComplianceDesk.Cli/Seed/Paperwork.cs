using System.Globalization;

namespace ComplianceDesk.Cli.Seed;

/// <summary>
/// Record feeds of a hospital whose records department has its ordinary troubles: most documents are written and signed in time, a few authors are slow,
/// some charts, bills, queries and requests wait.
/// </summary>
internal sealed class Paperwork(SeedOptions options, Calendar calendar, Chance chance)
{
    private const int Hour = 3600, Day = 86_400;
    private static readonly string[] Surgical = ["4W", "LD"];

    private readonly long now = calendar.Start(options.Days);
    private readonly List<(string Id, Encounter Visit)> documents = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    /// <summary>Writes the feeds; the rows of each by file name.</summary>
    public IEnumerable<(string File, long Rows)> Write(CarePlan care, Population population)
    {
        var records = new Records(options, calendar, chance.Fork(1));
        yield return records.DiagnosesFile(care);
        yield return Documents(care);
        var questions = new List<(Encounter Stay, long At)>();
        yield return Billing(care, questions);
        yield return Queries(questions);
        yield return Requests(care);
        yield return Observations(care);
        var reviews = new Reviews(options, calendar, chance.Fork(2));
        yield return reviews.CodingAudits(care, population, records.CodesOf);
        yield return reviews.Samples(care, population, documents);
    }

    private (string, long) Documents(CarePlan care)
    {
        using var file = Open("documents.csv", "document_id", "patient_id", "encounter_id", "type", "author_user_id", "created_at", "due_at", "signed_at", "signed_by", "status");
        foreach (var visit in care.Encounters.Where(e => e.Attending is not null && e.Start < now))
        {
            if (visit.Class == VisitClass.Inpatient)
            {
                Stay(file, visit);
            }
            else
            {
                Note(file, visit, "progress-note", Math.Min(visit.End, visit.Start + chance.Between(Hour / 2, 6 * Hour)));
            }
        }

        return (Name("documents.csv"), file.Rows);
    }

    private void Stay(CsvFile file, Encounter stay)
    {
        if (chance.Happens(0.1))
        {
            // The history of an earlier visit, and its update.
            Note(file, stay, "h-and-p", stay.Start - chance.Between(1, 25) * Day);
            if (!chance.Happens(0.06)) Note(file, stay, "h-and-p", stay.Start + (chance.Happens(0.95) ? chance.Between(Hour, 20 * Hour) : chance.Between(25 * Hour, 40 * Hour)));
        }
        else if (!chance.Happens(0.01))
        {
            Note(file, stay, "h-and-p", stay.Start + (chance.Happens(0.96) ? chance.Between(Hour, 18 * Hour) : chance.Between(25 * Hour, 40 * Hour)));
        }

        for (var at = stay.Start + chance.Between(Hour, 3 * Hour); at < Math.Min(stay.End, stay.Start + 6 * Day); at += Day)
        {
            Note(file, stay, "progress-note", at);
        }

        Note(file, stay, "order", stay.Start + chance.Between(Hour / 2, 2 * Hour));
        if (chance.Happens(0.4)) Note(file, stay, "verbal-order", stay.Start + chance.Between(2 * Hour, 12 * Hour));
        if (Surgical.Contains(stay.Department.Code) && chance.Happens(0.5) && stay.End - stay.Start > 2 * Day)
        {
            var over = stay.Start + chance.Between(20 * Hour, 40 * Hour);
            Note(file, stay, "consent", over - 12 * Hour);
            Note(file, stay, "operative-report", over + (chance.Happens(0.93) ? chance.Between(300, 3000) : chance.Between(5 * Hour, 30 * Hour)), over + Hour);
        }

        if (stay.End < now && !chance.Happens(0.02))
        {
            var days = chance.Next(100) switch { < 85 => 3, < 96 => 12, _ => 25 };
            Note(file, stay, "discharge-summary", stay.End + chance.Between(Hour, days * Day), stay.End + 15 * Day);
        }
    }

    /// <summary>A document; one whose time is still to come is known by its due time alone, or not at all.</summary>
    private void Note(CsvFile file, Encounter visit, string type, long at, long? due = null)
    {
        if (at >= now && due is null) return;
        var author = visit.Attending!;
        var slow = visit.Class == VisitClass.Inpatient && author.UserId.Sum(c => c) % 11 == 0;
        var signed = at + type switch
        {
            "order" => chance.Between(60, 2 * Hour),
            "verbal-order" => chance.Happens(0.93) ? chance.Between(Hour, 40 * Hour) : chance.Between(50 * Hour, 110 * Hour),
            "operative-report" => chance.Happens(0.9) ? chance.Between(Hour, 22 * Hour) : chance.Between(26 * Hour, 90 * Hour),
            _ => slow && chance.Happens(0.5) ? chance.Between(4 * Day, 45 * Day) : chance.Between(300, 40 * Hour),
        };
        var isSigned = at < now && signed < now && !chance.Happens(0.002);
        var id = Next("D", 31_000_000);
        if (at < now) documents.Add((id, visit));
        file.Row(
            id, visit.Patient.Mrn, visit.Id, type, author.UserId, at < now ? calendar.Text(at) : null, due is { } d ? calendar.Text(d) : null,
            isSigned ? calendar.Text(signed) : null, isSigned ? author.UserId : null, isSigned ? "final" : "preliminary");
    }

    private (string, long) Billing(CarePlan care, List<(Encounter, long)> questions)
    {
        using var file = Open("billing.csv", "encounter_id", "coded_at", "final_billed_at", "charges", "drg");
        foreach (var visit in care.Encounters.Where(e => e.End < now))
        {
            var stay = visit.Class == VisitClass.Inpatient;
            var coded = visit.End + (chance.Happens(0.88) ? chance.Between(Day / 2, 3 * Day) : chance.Between(4 * Day, 14 * Day));
            var billed = coded + (chance.Happens(0.9) ? chance.Between(Day / 2, 2 * Day) : chance.Between(3 * Day, 9 * Day));
            if (stay && chance.Happens(0.12)) questions.Add((visit, Math.Max(visit.End + Hour, coded - 2 * Day)));
            if (chance.Happens(0.004)) coded = billed = long.MaxValue;
            var charges = stay ? chance.Between(8000, 60_000) : chance.Between(120, 4000);
            file.Row(visit.Id, coded < now ? calendar.Text(coded) : null, billed < now ? calendar.Text(billed) : null, $"{charges.ToString(CultureInfo.InvariantCulture)}.00",
                stay && coded < now ? Reviews.GroupOf(visit) : null);
        }

        return (Name("billing.csv"), file.Rows);
    }

    private (string, long) Queries(List<(Encounter Stay, long At)> questions)
    {
        using var file = Open("coding_queries.csv", "query_id", "encounter_id", "sent_at", "answered_at", "agreed");
        foreach (var (stay, at) in questions.Where(q => q.At < now))
        {
            var answered = at + (chance.Happens(0.86) ? chance.Between(2 * Hour, 70 * Hour) : chance.Between(73 * Hour, 14 * Day));
            var known = answered < now && !chance.Happens(0.04);
            file.Row(Next("Q", 600), stay.Id, calendar.Text(at), known ? calendar.Text(answered) : null, known ? chance.Happens(0.84) ? "true" : "false" : null);
        }

        return (Name("coding_queries.csv"), file.Rows);
    }

    private (string, long) Requests(CarePlan care)
    {
        using var file = Open("requests.csv", "request_id", "patient_id", "kind", "received_at", "extended_at", "answered_at", "outcome", "recipient");
        var first = calendar.Start(-SeedOptions.History);
        for (var at = first + 9 * Hour; at < now; at += chance.Between(4 * Hour, 20 * Hour))
        {
            var (kind, days, recipient) = chance.Next(100) switch
            {
                < 55 => ("access", 30, "patient"),
                < 90 => ("release-of-information", 30, chance.Pick(["Attorney", "Insurer", "Other provider", "Disability agency"])),
                < 96 => ("amendment", 60, "patient"),
                _ => ("accounting", 60, "patient"),
            };
            var extended = kind != "release-of-information" && chance.Happens(0.05) ? at + chance.Between(days - 10, days - 1) * Day : 0;
            var took = extended > 0 ? chance.Between(days + 2, days + 28) * Day : chance.Happens(0.95) ? chance.Between(4 * Hour, 11 * Day) : chance.Between(14 * Day, (days + 8) * Day);
            var answered = at + took < now;
            var outcome = chance.Next(200) switch { 0 => "not found", < 5 => "denied", _ => "sent" };
            file.Row(Next("R", 8000), chance.Pick(care.Encounters).Patient.Mrn, kind, calendar.Text(at), extended > 0 && extended < now ? calendar.Text(extended) : null,
                answered ? calendar.Text(at + took) : null, answered ? outcome : null, recipient);
        }

        return (Name("requests.csv"), file.Rows);
    }

    private (string, long) Observations(CarePlan care)
    {
        using var file = Open("observations.csv", "observation_id", "patient_id", "encounter_id", "code", "system", "display", "value", "unit", "taken_at", "recorded_at", "absent_reason");
        var groups = new Dictionary<int, string>();
        foreach (var stay in care.Encounters.Where(e => e.Class == VisitClass.Inpatient && e.Start + Hour < now))
        {
            var at = stay.Start + chance.Between(300, 2400);
            Seen(stay, at, "8867-4", "Heart rate", chance.Between(58, 112).ToString(CultureInfo.InvariantCulture), "/min");
            Seen(stay, at, "8480-6", "Systolic blood pressure", chance.Between(98, 168).ToString(CultureInfo.InvariantCulture), "mm[Hg]");
            Seen(stay, at, "8462-4", "Diastolic blood pressure", chance.Between(54, 92).ToString(CultureInfo.InvariantCulture), "mm[Hg]");
            Seen(stay, at, "8310-5", "Body temperature", $"{(365 + chance.Next(20)) / 10}.{((365 + chance.Next(20)) % 10).ToString(CultureInfo.InvariantCulture)}", "Cel");
            var group = groups.TryGetValue(stay.Patient.Index, out var known) && !chance.Happens(0.02) ? known : chance.Pick(["O", "A", "B", "AB", "O", "A"]);
            groups[stay.Patient.Index] = group;
            Seen(stay, at + Hour / 2, "883-9", "ABO group [Type] in Blood", group, null);
        }

        return (Name("observations.csv"), file.Rows);

        void Seen(Encounter stay, long at, string code, string display, string value, string? unit) => file.Row(
            Next("O", 700_000), stay.Patient.Mrn, stay.Id, code, "http://loinc.org", display, value, unit, calendar.Text(at), calendar.Text(at + chance.Between(30, 1200)), null);
    }

    private string Next(string prefix, int from)
    {
        var number = numbers.GetValueOrDefault(prefix, from) + 1;
        numbers[prefix] = number;
        return prefix + number.ToString(CultureInfo.InvariantCulture);
    }

    private string Name(string name) => options.Gzip ? name + ".gz" : name;

    private CsvFile Open(string name, params string[] header) => new(options.Out, name, options.Gzip, header);
}
