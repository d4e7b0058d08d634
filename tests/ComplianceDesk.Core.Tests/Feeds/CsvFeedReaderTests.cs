using System.Text;
using ComplianceDesk.Core.Feeds;
using FsCheck;
using FsCheck.Xunit;

namespace ComplianceDesk.Core.Tests.Feeds;

public sealed class CsvFeedReaderTests
{
    private const string Header = "patient_id,given_name,family_name\n";

    private static string Cell(Feed.Row row, string name) => row.Text.GetValueOrDefault(name, "");

    [Fact]
    public void Reads_QuotedFields()
    {
        var rows = Feed.Read(Header + "1,\"a,b\",\"say \"\"hi\"\"\"\n2,\"two\nlines\",\"\"\n3,c,d").Rows;
        Assert.Equal([("1", "a,b", "say \"hi\""), ("2", "two\nlines", ""), ("3", "c", "d")],
            rows.Select(r => (Cell(r, "patient_id"), Cell(r, "given_name"), Cell(r, "family_name"))));
        Assert.Equal([2L, 3L, 5L], rows.Select(r => r.Line));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Reads_EveryLineEnd_WithExactPlaces(string end)
    {
        var content = $"\uFEFFpatient_id,given_name,family_name{end}1,a,b{end}{end}2,\"c{end}d\",e{end}3,f,g";
        var bytes = Encoding.UTF8.GetBytes(content);
        foreach (var chunk in new[] { int.MaxValue, 5, 1 })
        {
            var rows = Feed.Read(bytes, chunk: chunk).Rows;
            Assert.Equal([2L, 4L, 6L], rows.Select(r => r.Line));
            Assert.Equal(["1", "2", "3"], rows.Select(r => Encoding.UTF8.GetString(bytes, (int)r.Offset, 1)));
        }
    }

    [Fact]
    public void Reads_AnyColumnOrderAndCase_AndNamesUnknownColumns()
    {
        var result = Feed.Read("Family_Name,shoe_size, PATIENT_ID ,error_code,Birth_Date\nLee,43,007,x,1990-01-01\n");
        Assert.Equal(("007", "Lee"), (Cell(result.Rows[0], "patient_id"), Cell(result.Rows[0], "family_name")));
        Assert.Equal(["Columns not known to patients, kept in the original file only: shoe_size."], result.Reader.Remarks);
        Assert.Equal([true, false, false, true, false, true], result.Reader.Record.Given.Take(6));
    }

    [Theory]
    [InlineData("charges", "0", 0)]
    [InlineData("charges", "18250.5", 1825050)]
    [InlineData("charges", " -0.05 ", -5)]
    [InlineData("charges", "18250.505", null)]
    [InlineData("charges", "$12", null)]
    [InlineData("charges", "1e3000", null)]
    [InlineData("charges", "12 345", null)]
    [InlineData("sequence", "007", 7)]
    [InlineData("sequence", "-1", null)]
    [InlineData("sequence", "1.0", null)]
    [InlineData("sequence", "99999999999", null)]
    public void Reads_NumbersStrictly(string column, string value, int? expected)
    {
        var (header, record) = column == "charges" ? ("encounter_id,charges", "E1") : ("diagnosis_id,patient_id,code,system,sequence", "D1,P1,C,S");
        var result = Feed.Read($"{header}\n{record},\"{value}\"\n");
        if (expected is { } number) Assert.Equal(number, result.Rows.Single().Number[column]);
        else Assert.Equal(("number", column), (result.Rejected.Single().Code, result.Rejected.Single().Column));
    }

    [Theory]
    [InlineData("quote-misplaced", "1,a\"b,c")]
    [InlineData("quote-misplaced", "1,\"a\"b,c")]
    [InlineData("quote-misplaced", "1, \"a\",c")]
    [InlineData("field-count", "1,a")]
    [InlineData("field-count", "1,a,b,c")]
    [InlineData("nul-byte", "1,a\0,b")]
    [InlineData("required-missing", ",a,b")]
    [InlineData("required-missing", "  ,a,b")]
    public void Rejects_ABrokenRecord_AndReadsOn(string code, string record)
    {
        var result = Feed.Read(Header + "0,x,y\n" + record + "\n2,c,d\n");
        Assert.Equal(["0", "2"], result.Rows.Select(r => Cell(r, "patient_id")));
        Assert.Equal((code, 3L, (long)(Header.Length + 6), record), result.Rejected.Select(r => (r.Code, r.Line, r.ByteOffset, r.Raw)).Single());
    }

    [Fact]
    public void Rejects_AnUnclosedQuote_ForItsOwnLineOnly()
    {
        var result = Feed.Read(Header + "1,\"a,b\n2,c,d\n3,e,f\n");
        Assert.Equal(["2", "3"], result.Rows.Select(r => Cell(r, "patient_id")));
        Assert.Equal(("quote-unclosed", 2L, "1,\"a,b"), result.Rejected.Select(r => (r.Code, r.Line, r.Raw)).Single());
        Assert.Equal([3L, 4L], result.Rows.Select(r => r.Line));
    }

    [Theory]
    [InlineData('x')]
    [InlineData('"')]
    public void Rejects_AHugeRecord_AndReadsOn(char filler)
    {
        var huge = "1," + (filler == '"' ? "\"" : "") + new string('x', 3_000_000);
        var bytes = Encoding.UTF8.GetBytes(Header + huge + "\r\n2,c,d\r\n");
        foreach (var chunk in new[] { int.MaxValue, 1000 })
        {
            var result = Feed.Read(bytes, chunk: chunk);
            Assert.Equal([("2", 3L, (long)(Header.Length + huge.Length + 2))], result.Rows.Select(r => (Cell(r, "patient_id"), r.Line, r.Offset)));
            Assert.Equal(("record-too-large", 2L, RejectedRecord.MaxRawBytes), result.Rejected.Select(r => (r.Code, r.Line, r.Raw.Length)).Single());
        }
    }

    [Fact]
    public void Rejects_AQuotedFieldLongerThanARecord()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 200_000).Select(i => $"{i},x,y"));
        var result = Feed.Read(Header + "a,\"b,c\n" + lines);
        Assert.Equal(200_000, result.Rows.Count);
        Assert.Equal("quote-unclosed", result.Rejected.Single().Code);
    }

    [Fact]
    public void Rejects_LongValues()
    {
        var result = Feed.Read(Header + new string('1', 513) + ",a,b\n" + "2," + new string('é', 16 * 1024 + 1) + ",b\n" + "3," + new string('a', 32 * 1024) + ",b\n");
        Assert.Equal([("too-long", "patient_id"), ("too-long", "given_name")], result.Rejected.Select(r => (r.Code, r.Column!)));
        Assert.Equal("3", Cell(result.Rows.Single(), "patient_id"));
        Assert.True(result.Rejected[0].Found!.Length <= 201);
    }

    [Fact]
    public void Reads_Windows1252_RecordByRecord_AndSaysSo()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Header + "1,Zoë,x\n2,Ren"), 0xE9, .. ",\"\"\""u8, 0x80, .. "\"\n3,"u8, 0x81, .. ",x\n"u8];
        var result = Feed.Read(bytes);
        Assert.Equal([("Zoë", "x"), ("René", "\"€")], result.Rows.Select(r => (Cell(r, "given_name"), Cell(r, "family_name"))));
        Assert.Equal("encoding", result.Rejected.Single().Code);
        Assert.Contains(result.Reader.Remarks, r => r.Contains("windows-1252", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-03-01T08:15:30Z", "2026-03-01T08:15:30.000Z")]
    [InlineData("2026-03-01 08:15z", "2026-03-01T08:15:00.000Z")]
    [InlineData("2026-03-01T08:15:30.1234567+11:00", "2026-02-28T21:15:30.123Z")]
    [InlineData("2026-03-01T08:15:30,5-0530", "2026-03-01T13:45:30.500Z")]
    [InlineData("2026-03-01T08:15:30+02", "2026-03-01T06:15:30.000Z")]
    [InlineData("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z")]
    [InlineData(" 2026-03-01T08:15:30Z ", "2026-03-01T08:15:30.000Z")]
    public void Reads_IsoTimes(string text, string expected)
    {
        var row = Feed.Read($"occurred_at,user_id,action\n\"{text}\",u,READ\n").Rows.Single();
        Assert.Equal(expected, DateTimeOffset.FromUnixTimeMilliseconds(row.Number["occurred_at"]).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(2, row.Number["action"]);
    }

    [Theory]
    [InlineData("2026-03-01")]
    [InlineData("2026-02-29T08:00:00Z")]
    [InlineData("2026-13-01T08:00:00Z")]
    [InlineData("2026-03-01T24:00:00Z")]
    [InlineData("2026-03-01T08:60:00Z")]
    [InlineData("2026-03-01T08:00:60Z")]
    [InlineData("2026-03-01T08:00:00.Z")]
    [InlineData("2026-03-01T08:00:00+15:00")]
    [InlineData("2026-03-01T08:00:00+1")]
    [InlineData("2026-03-01T08:00:00 EST")]
    [InlineData("03/01/2026 08:00")]
    [InlineData("20260301T080000Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("46082.5")]
    [InlineData("٢٠٢٦-03-01T08:00:00Z")]
    public void Rejects_OtherTimes_NamingTheColumn(string text)
    {
        var rejected = Feed.Read($"occurred_at,user_id,action\n{text},u,read\n").Rejected.Single();
        Assert.Equal(("time", "occurred_at", text), (rejected.Code, rejected.Column, rejected.Found));
    }

    [Theory]
    [InlineData("1950-02-28", -7247)]
    [InlineData("1950-02-28T13:00:00-05:00", -7247)]
    public void Reads_Dates_AndTheDateOfATime(string text, long days) =>
        Assert.Equal(days, Feed.Read($"patient_id,birth_date\n1,{text}\n").Rows.Single().Number["birth_date"]);

    [Theory]
    [InlineData("birth_date", "1950-02-30", "date")]
    [InlineData("birth_date", "1950-02-28x", "date")]
    [InlineData("birth_date", "1950", "date")]
    [InlineData("vip", "yes", "flag")]
    [InlineData("registered_at", "now", "time")]
    public void Rejects_ValuesOfAnotherKind(string column, string value, string code)
    {
        var rejected = Feed.Read($"patient_id,{column}\n1,{value}\n").Rejected.Single();
        Assert.Equal((code, column, value), (rejected.Code, rejected.Column, rejected.Found));
    }

    [Fact]
    public void Marks_TheRepeatedHour_AndDatesTakenAsTimes()
    {
        var result = Feed.Read("patient_id,registered_at\n1,2026-11-01T01:30:00\n2,2026-11-02\n", "America/New_York");
        Assert.Equal([new DateTimeOffset(2026, 11, 1, 6, 30, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 2, 5, 0, 0, TimeSpan.Zero)],
            result.Rows.Select(r => DateTimeOffset.FromUnixTimeMilliseconds(r.Number["registered_at"])));
        Assert.Equal(3, result.Reader.Remarks.Count);
    }

    [Theory]
    [InlineData("patient_id,given_name,Given_Name\n", "names the column given_name twice")]
    [InlineData("patient_id;given_name;family_name\n", "not separated by commas")]
    [InlineData("patient_id\tgiven_name\n", "not separated by commas")]
    [InlineData("event_id,user_id,action,outcome\n", "looks like accesses, but the required column occurred_at")]
    [InlineData("event_id,user_id,patient_id,scenario,note,cause\n", "not the header of a known feed")]
    [InlineData("1,Ann,Lee\n", "not the header of a known feed")]
    [InlineData("\"unclosed\n", "not a CSV header")]
    [InlineData("<AuditMessage/>", "XML")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE Patient [<!ENTITY a \"b\">]><Patient xmlns=\"http://hl7.org/fhir\"/>", "document type definition")]
    [InlineData("PK\x03\x04xxxx", "ZIP")]
    [InlineData("{\"a\":1}", "no FHIR resource")]
    [InlineData("", "empty")]
    public void Says_WhyAFileIsNotRecognised(string content, string expected) =>
        Assert.Contains(expected, Feed.Problem(Encoding.UTF8.GetBytes(content)), StringComparison.Ordinal);

    [Fact]
    public void Says_Utf16() => Assert.Contains("UTF-16", Feed.Problem([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Header)]), StringComparison.Ordinal);

    public static TheoryData<string> Feeds => [.. FeedSchema.All.Select(f => f.Id)];

    [Theory]
    [MemberData(nameof(Feeds))]
    public void Recognises_EveryFeed_ByFullAndByLeastHeader(string id)
    {
        var feed = FeedSchema.All.Single(f => f.Id == id);
        var full = string.Join(',', feed.Columns.Select(c => c.Name).Reverse());
        Assert.Equal(id, FeedOpening.Open(new MemoryStream(Encoding.UTF8.GetBytes(full + "\n")), TimeZoneInfo.Utc).Reader!.Format);
        // A file of relations that says nothing of its own cannot be told from one of patients.
        var least = string.Join(',', feed.Columns.Where(c => c.Required || (id == "relations" && c.Name == "kind")).Select(c => c.Name));
        Assert.Equal(id, FeedOpening.Open(new MemoryStream(Encoding.UTF8.GetBytes(least + "\n")), TimeZoneInfo.Utc).Reader!.Format);
    }

    [Fact]
    public void GoesOn_WhereItWasLeft()
    {
        var bytes = Encoding.UTF8.GetBytes(Header + string.Concat(Enumerable.Range(0, 50).Select(i => $"{i},\"a\n{i}\",b\r\n")));
        var first = FeedOpening.Open(new MemoryStream(bytes), TimeZoneInfo.Utc).Reader!;
        for (var i = 0; i < 20; i++) first.Read();
        var second = FeedOpening.Open(new MemoryStream(bytes), TimeZoneInfo.Utc).Reader!;
        second.SkipTo(first.Offset, first.Line);
        Assert.Equal(Feed.Drain(first).Rows.Select(r => (Cell(r, "patient_id"), r.Line, r.Offset)), Feed.Drain(second).Rows.Select(r => (Cell(r, "patient_id"), r.Line, r.Offset)));
    }

    /// <summary>What is written by the rules of RFC 4180 comes back as it was, at its place, however the bytes arrive.</summary>
    [Property(MaxTest = 300)]
    public bool ReadsBack_WhatWasWritten(NonEmptyArray<Tuple<NonNull<string>, NonNull<string>>> rows, bool crlf, byte chunk)
    {
        static string Clean(string text) => text.Replace("\0", "", StringComparison.Ordinal).Replace("\uFFFD", "", StringComparison.Ordinal) is var t && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(t)) is var u ? u.Trim(' ') : "";
        static string Quote(string text) => text.AsSpan().IndexOfAny("\",\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
        var expected = rows.Get.Select((r, i) => ($"{i}", Clean(r.Item1.Get), Clean(r.Item2.Get))).ToList();
        var end = crlf ? "\r\n" : "\n";
        var bytes = Encoding.UTF8.GetBytes($"patient_id,given_name,family_name{end}" + string.Concat(expected.Select(r => $"{r.Item1},{Quote(r.Item2)},{Quote(r.Item3)}{end}")));
        var result = Feed.Read(bytes, chunk: chunk + 1);
        return result.Rejected.Count == 0 && expected.SequenceEqual(result.Rows.Select(r => (Cell(r, "patient_id"), Cell(r, "given_name"), Cell(r, "family_name"))));
    }

    /// <summary>Whatever the bytes are, every line is a record, part of one, or rejected; and the reader goes forward and ends.</summary>
    [Property(MaxTest = 500)]
    public bool NeverThrows_AndAccountsForEveryLine(byte[] noise, NonEmptyArray<byte> pattern, byte chunk)
    {
        var soup = noise.SelectMany(b => (IEnumerable<byte>)(b % 4 == 0 ? [.. pattern.Get] : [",\"\n\r\0aé\u00FF"u8[b % 9]])).ToArray();
        var result = Feed.Read([.. Encoding.UTF8.GetBytes(Header), .. soup], chunk: chunk + 1);
        var places = result.Rows.Select(r => r.Offset).Concat(result.Rejected.Select(r => r.ByteOffset)).Order().ToList();
        return places.Distinct().Count() == places.Count && result.Reader.Offset == Header.Length + soup.Length;
    }
}
