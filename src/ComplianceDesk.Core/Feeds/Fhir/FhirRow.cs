using System.Text;

namespace ComplianceDesk.Core.Feeds.Fhir;

/// <summary>What a resource says in the columns of a feed.</summary>
internal sealed class FhirRow(FeedSchema feed, bool[] given)
{
    private bool[] given = given;

    public FeedSchema Feed => feed;

    /// <summary>The columns the resource can give.</summary>
    public bool[] Given => given;

    public string?[] Text { get; private init; } = new string?[feed.Columns.Count];

    public long[] Number { get; private init; } = new long[feed.Columns.Count];

    /// <summary>True when the resource was entered in error.</summary>
    public bool Withdrawn { get; set; }

    /// <summary>Names by which other resources may refer to the record, beside its key.</summary>
    public List<string> OtherNames { get; } = [];

    public (string Code, string? Column, string? Found, string Expected)? Error { get; private set; }

    /// <summary>The same row for another patient.</summary>
    public FhirRow For(string patient)
    {
        var copy = new FhirRow(feed, given) { Text = [.. Text], Number = Number, Error = Error };
        copy.Text[AccessesFeed.PatientId] = patient;
        return copy;
    }

    /// <summary>Says nothing about a column in this row, so that what is stored stays.</summary>
    public void Leave(string column)
    {
        given = [.. given];
        given[feed.Find(column)] = false;
    }

    /// <summary>Says nothing about every column without a value: the resource is only a part of what its server holds.</summary>
    public void LeaveWhatIsEmpty() => given = [.. given.Select((g, i) => g && Text[i] is not null)];

    public void Set(string column, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value)) Text[feed.Find(column)] = value;
    }

    public void Set(string column, string? value, long number)
    {
        var place = feed.Find(column);
        (Text[place], Number[place]) = (value, number);
    }

    /// <summary>Takes one of the column's words.</summary>
    public void Choose(string column, string? word)
    {
        if (word is null) return;
        Set(column, word, feed.Columns[feed.Find(column)].Values.Index().First(v => v.Item == word).Index);
    }

    public void Fail(string code, string? column, string? found, string expected) =>
        Error ??= (code, column, found?.Length > 200 ? found[..200] + "…" : found, expected);

    /// <summary>Takes a FHIR date or dateTime. One that is only a year or a month cannot be kept and is left out.</summary>
    public void SetTime(string column, string? value, ZoneClock zone, Action<string> say)
    {
        if (string.IsNullOrWhiteSpace(value)) return;
        var kind = feed.Columns[feed.Find(column)].Kind;
        var text = Encoding.UTF8.GetBytes(value);
        if (IsPartial(value)) { say("Dates that are only a year or a month were left out."); return; }
        if (kind == ColumnKind.Date)
        {
            if (IsoTime.TryDate(text, out var day) && (text.Length == 10 || text[10] == 'T')) Set(column, value, day);
            else Fail("date", column, value, "a FHIR date, for example 2026-03-01");
            return;
        }
        if (!IsoTime.TryTime(text, out var clock, out var offset))
        {
            if (text.Length != 10 || !IsoTime.TryDate(text, out var day)) { Fail("time", column, value, "a FHIR dateTime, for example 2026-03-01T08:15:00Z"); return; }
            clock = day * 86_400_000L;
            say($"Times that are only a date were read as the start of that day in {zone.Zone.Id}.");
        }
        if (offset is { } minutes) { Set(column, value, clock - minutes * 60_000L); return; }
        say($"Times without a zone were read in {zone.Zone.Id} (assumed).");
        if (zone.TryToUtc(clock, out var utc, out _)) Set(column, value, utc);
        else Fail("time-skipped", column, value, $"a time that exists in {zone.Zone.Id}, or one with its zone written");
    }

    private static bool IsPartial(string value) =>
        value.Length is 4 or 7 && value.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0
        && (value.Length == 4 || (value[4] == '-' && value.AsSpan(5).IndexOfAnyExceptInRange('0', '9') < 0));
}
