using System.Text;
using System.Text.Json;
using ComplianceDesk.Core.Feeds;
using FsCheck;
using FsCheck.Xunit;

namespace ComplianceDesk.Core.Tests.Feeds;

public sealed class NdjsonFeedReaderTests
{
    private const string Good = """{"patient_id":"0","given_name":"x"}""";

    private static string Cell(Feed.Row row, string name) => row.Text.GetValueOrDefault(name, "");

    private static IFeedReader? Open(string content, out string? problem)
    {
        var opening = FeedOpening.Open(new MemoryStream(Encoding.UTF8.GetBytes(content)), TimeZoneInfo.Utc);
        problem = opening.Problem;
        return opening.Reader;
    }

    [Fact]
    public void Reads_AnAccessLog()
    {
        var result = Feed.Read(
            """{"event_id":"881","occurred_at":"2026-03-01T08:15:30-05:00","user_id":"u0007","patient_id":"000042","action":"read","break_glass":false,"reason":"says \"hi\"\n\u00e9"}""" + "\n" +
            """{"user_id":"u0007","action":"QUERY","occurred_at":"2026-03-01 08:16:02Z","patient_id":null,"reason":""}""");
        Assert.Equal(("accesses", 2), (result.Reader.Format, result.Rows.Count));
        Assert.Empty(result.Rejected);
        Assert.Equal(("000042", "says \"hi\"\né"), (Cell(result.Rows[0], "patient_id"), Cell(result.Rows[0], "reason")));
        Assert.Equal([1772370930000, 1772352962000], result.Rows.Select(r => r.Number["occurred_at"]));
        Assert.Equal([2L, 7L], result.Rows.Select(r => r.Number["action"]));
        Assert.Equal(["event_id", "occurred_at", "user_id", "patient_id", "action", "break_glass", "reason"], result.Rows[0].Text.Keys);
        Assert.Equal(["occurred_at", "user_id", "action"], result.Rows[1].Text.Keys);
    }

    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", "\uFEFF")]
    public void Reads_EveryLineEnd_WithExactPlaces(string end, string mark)
    {
        var bytes = Encoding.UTF8.GetBytes($"{mark}{Good}{end}{end}{Good}{end} \t{end}{Good}");
        foreach (var chunk in new[] { int.MaxValue, 5, 1 })
        {
            var rows = Feed.Read(bytes, chunk: chunk).Rows;
            Assert.Equal([1L, 3L, 5L], rows.Select(r => r.Line));
            Assert.All(rows, r => Assert.Equal(Good, Encoding.UTF8.GetString(bytes, (int)r.Offset, Good.Length)));
        }
    }

    [Fact]
    public void Gives_TheColumnsOfEachRecord_WhateverTheirOrder()
    {
        var reader = Open("""{"vip":true,"Patient_ID ":"1","shoe_size":{"eu":43},"error_code":"x"}""" + "\n" + """{"a":1,"patient_id":"2","email":null}""", out _)!;
        Assert.Equal(FeedStep.Record, reader.Read());
        var first = reader.Record;
        Assert.Equal(["patient_id", "vip"], Given(first));
        Assert.Equal(FeedStep.Record, reader.Read());
        Assert.Equal(["patient_id", "email"], Given(reader.Record));
        Assert.False(reader.Record.Has(PatientsFeed.Schema.Find("email")));
        Assert.Equal(["Columns not known to patients, kept in the original file only (a, shoe_size)."], reader.Remarks);
        var again = Open("""{"patient_id":"1","vip":true}""" + "\n" + """{"vip":false,"patient_id":"2"}""", out _)!;
        again.Read();
        first = again.Record;
        again.Read();
        Assert.Same(first, again.Record);

        static IEnumerable<string> Given(FeedRecord record) => record.Feed.Columns.Where((_, i) => record.Given[i]).Select(c => c.Name);
    }

    /// <summary>A number is taken as written: no digit is lost, and of what cannot be read the text stands in what was found.</summary>
    [Theory]
    [InlineData("encounter_id", "charges", "18250.50", 1825050)]
    [InlineData("encounter_id", "charges", "18250.505", null)]
    [InlineData("encounter_id", "charges", "\"-0.05\"", -5)]
    [InlineData("encounter_id", "charges", "1e3000", null)]
    public void Reads_NumbersStrictly(string id, string column, string value, int? expected)
    {
        var result = Feed.Read($"{{\"{id}\":12345678901234567890123,\"{column}\":{value}}}");
        if (expected is { } number) Assert.Equal(("12345678901234567890123", number), (Cell(result.Rows.Single(), id), result.Rows.Single().Number[column]));
        else Assert.Equal(("number", column, value), (result.Rejected.Single().Code, result.Rejected.Single().Column, result.Rejected.Single().Found));
    }

    [Theory]
    [InlineData("json", null, """{"patient_id":"1","given_name":"x" """)]
    [InlineData("json", null, """{"patient_id":"1"}{"patient_id":"2"}""")]
    [InlineData("json", null, """{"patient_id":"1",}""")]
    [InlineData("json", null, """{"patient_id":"\ud800"}""")]
    [InlineData("json", null, """["patient_id"]""")]
    [InlineData("json", null, "patient_id,given_name")]
    [InlineData("json-value", "given_name", """{"given_name":["x"],"patient_id":"1"}""")]
    [InlineData("json-value", "patient_id", """{"given_name":{},"patient_id":{"a":"1"}}""")]
    [InlineData("json-twice", "given_name", """{"patient_id":"1","given_name":"x","Given_Name":"x"}""")]
    [InlineData("nul-byte", "given_name", """{"patient_id":"1","given_name":"a\u0000b"}""")]
    [InlineData("required-missing", "patient_id", """{"given_name":"x"}""")]
    [InlineData("required-missing", "patient_id", """{"given_name":"x","patient_id":null}""")]
    [InlineData("required-missing", "patient_id", """{"given_name":"x","patient_id":"  "}""")]
    [InlineData("date", "birth_date", """{"vip":"yes","patient_id":"1","birth_date":"1950"}""")]
    [InlineData("flag", "vip", """{"patient_id":"1","vip":1}""")]
    public void Rejects_ABrokenRecord_AndReadsOn(string code, string? column, string record)
    {
        foreach (var end in new[] { "\n", "\r\n" })
        {
            var result = Feed.Read(Good + end + record + end + Good);
            Assert.Equal([1L, 3L], result.Rows.Select(r => r.Line));
            var rejected = result.Rejected.Single();
            Assert.Equal((code, column, 2L, (long)(Good + end).Length, record), (rejected.Code, rejected.Column, rejected.Line, rejected.ByteOffset, rejected.Raw));
            Assert.NotNull(rejected.Expected);
            Assert.NotNull(rejected.Found);
        }
        // As the first line it costs itself only, too, where it says that the file is JSON.
        if (record[0] == '{') Assert.Equal([2L], Feed.Read(record + "\n" + Good).Rows.Select(r => r.Line));
    }

    [Fact]
    public void Says_WhereALineBreaks() =>
        Assert.Equal("broken at byte 25 of the line", Feed.Read(Good + "\n{\"patient_id\":\"1\",\"vip\":x}").Rejected.Single().Found);

    [Fact]
    public void Rejects_AHugeRecord_AndReadsOn()
    {
        var bytes = Encoding.UTF8.GetBytes($"{Good}\n{{\"patient_id\":\"{new string('x', 3_000_000)}\"}}\n{Good}\n");
        foreach (var chunk in new[] { int.MaxValue, 1000 })
        {
            var result = Feed.Read(bytes, chunk: chunk);
            Assert.Equal([1L, 3L], result.Rows.Select(r => r.Line));
            Assert.Equal(("record-too-large", 2L, RejectedRecord.MaxRawBytes), result.Rejected.Select(r => (r.Code, r.Line, r.Raw.Length)).Single());
        }
    }

    [Fact]
    public void Reads_Windows1252_RecordByRecord_AndSaysSo()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("{\"patient_id\":\"1\",\"given_name\":\"Zoë\"}\n{\"patient_id\":\"2\",\"given_name\":\"Ren"), 0xE9, .. "\"}\n{\"patient_id\":\"3\",\"given_name\":\""u8, 0x81, .. "\"}\n"u8];
        var result = Feed.Read(bytes);
        Assert.Equal(["Zoë", "René"], result.Rows.Select(r => Cell(r, "given_name")));
        Assert.Equal("encoding", result.Rejected.Single().Code);
        Assert.Contains(result.Reader.Remarks, r => r.Contains("windows-1252", StringComparison.Ordinal));
    }

    public static TheoryData<string> Feeds => [.. FeedSchema.All.Select(f => f.Id)];

    [Theory]
    [MemberData(nameof(Feeds))]
    public void Recognises_EveryFeed_ByAllAndByLeastColumns(string id)
    {
        var feed = FeedSchema.All.Single(f => f.Id == id);
        Assert.Equal(id, Open($"{{{string.Join(',', feed.Columns.Reverse().Select(c => $"\"{c.Name}\":null"))}}}", out _)!.Format);
        // What is left out where it is empty shows in other records.
        Assert.Equal(id, Open(string.Join('\n', feed.Columns.Where(c => c.Required || (id == "relations" && c.Name == "kind")).Select(c => $"{{\"{c.Name}\":\"1\"}}")), out _)!.Format);
    }

    [Theory]
    [InlineData("""{"a":1}""", "no FHIR resource and no record of a known feed, one object a line")]
    [InlineData("""{"occurred_at":"x","user_id":"y","reason":"z"}""", "looks like accesses, but the required column action is missing from the objects at its beginning")]
    [InlineData("""[{"patient_id":"1","given_name":"x"}]""", "one JSON list; save it as NDJSON")]
    [InlineData("{\n  \"patient_id\": \"1\",\n  \"given_name\": \"x\"\n}", "one object a line")]
    public void Says_WhyAFileIsNotRecognised(string content, string expected)
    {
        Assert.Null(Open(content, out var problem));
        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    /// <summary>Words of FHIR in a value make no FHIR of a record, and columns in a resource no record of it.</summary>
    [Theory]
    [InlineData("accesses", """{"occurred_at":"2026-03-01T08:00Z","user_id":"u","action":"read","object_type":"resourceType"}""")]
    [InlineData("fhir-resources", """{"resourceType":"Patient","id":"1","patient_id":"1","given_name":"x","family_name":"y"}""")]
    [InlineData("fhir-resources", "{\n\"resourceType\":\"Patient\",\n\"patient_id\":\"1\"}")]
    public void IsToldFromFhir(string format, string content) => Assert.Equal(format, Open(content, out _)!.Format);

    [Fact]
    public void GoesOn_WhereItWasLeft()
    {
        var text = string.Concat(Enumerable.Range(0, 50).Select(i => $"{{\"patient_id\":\"{i}\",\"vip\":true,\"c{i % 2}\":\"a\",\"sex\":\"female\"}}\r\n{(i % 7 == 0 ? "broken\n" : "")}"));
        var first = Open(text, out _)!;
        for (var i = 0; i < 20; i++) first.Read();
        var second = Open(text, out _)!;
        second.SkipTo(first.Offset, first.Line);
        var (rest, again) = (Feed.Drain(first), Feed.Drain(second));
        Assert.Equal(rest.Rows.Select(r => (Cell(r, "patient_id"), r.Line, r.Offset)), again.Rows.Select(r => (Cell(r, "patient_id"), r.Line, r.Offset)));
        Assert.Equal(rest.Rejected, again.Rejected);
        Assert.NotEmpty(rest.Rejected);
        Assert.Equal(first.Remarks, second.Remarks);
    }

    /// <summary>What is written as JSON comes back as it was, whatever the order of the members and however the bytes arrive.</summary>
    [Property(MaxTest = 300)]
    public bool ReadsBack_WhatWasWritten(NonEmptyArray<Tuple<NonNull<string>, NonNull<string>>> rows, bool turned, byte chunk)
    {
        static string Clean(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Replace("\0", "", StringComparison.Ordinal))).Trim(' ');
        var expected = rows.Get.Select((r, i) => ($"{i}", Clean(r.Item1.Get), Clean(r.Item2.Get))).ToList();
        var lines = expected.Select(r =>
        {
            List<string> members = [$"\"patient_id\":\"{r.Item1}\"", $"\"given_name\":{JsonSerializer.Serialize(r.Item2)}", $" \"family_name\" : {JsonSerializer.Serialize(r.Item3)} "];
            if (turned) members.Reverse();
            return $"{{{string.Join(',', members)}}}\n";
        });
        var result = Feed.Read(Encoding.UTF8.GetBytes(string.Concat(lines)), chunk: chunk + 1);
        return result.Rejected.Count == 0 && expected.SequenceEqual(result.Rows.Select(r => (Cell(r, "patient_id"), Cell(r, "given_name"), Cell(r, "family_name"))));
    }

    /// <summary>Whatever the bytes are, every line that is not blank is a record or rejected at its place; and the reader goes forward and ends.</summary>
    [Property(MaxTest = 500)]
    public bool NeverThrows_AndAccountsForEveryLine(byte[] noise, NonEmptyArray<byte> pattern, byte chunk)
    {
        string[] pieces = ["{", "}", "[", "\"", ":", ",", "\n", "\\u0000", "\\", "null", "1e9", "\"patient_id\":", "\"vip\":", "\0", "é", " ", Good, "\r\n"];
        byte[] soup = [.. Encoding.UTF8.GetBytes(Good + "\n"), .. noise.SelectMany(b => b % 5 == 0 ? pattern.Get : Encoding.UTF8.GetBytes(pieces[b % pieces.Length]))];
        var result = Feed.Read(soup, chunk: chunk + 1);
        var places = result.Rows.Select(r => r.Offset).Concat(result.Rejected.Select(r => r.ByteOffset)).ToHashSet();
        var lines = 0;
        for (var start = 0; start < soup.Length;)
        {
            var end = Array.IndexOf(soup, (byte)'\n', start) is var found and >= 0 ? found : soup.Length;
            if (!soup.AsSpan(start, end - start).Trim(" \t\r"u8).IsEmpty)
            {
                lines++;
                if (!places.Contains(start)) return false;
            }
            start = end + 1;
        }
        return lines == result.Rows.Count + result.Rejected.Count && result.Reader.Offset == soup.Length;
    }
}
