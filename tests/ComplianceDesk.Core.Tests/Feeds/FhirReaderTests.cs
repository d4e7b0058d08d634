using System.IO.Compression;
using System.Text;
using ComplianceDesk.Core.Feeds;

namespace ComplianceDesk.Core.Tests.Feeds;

public sealed class FhirReaderTests
{
    private const string Read = """
        {"resourceType":"AuditEvent","id":"a1","type":{"code":"rest"},"subtype":[{"code":"read"}],"action":"R","recorded":"2026-03-01T08:15:30.5+01:00","outcome":"0",
        "agent":[{"who":{"reference":"Device/pacs"},"requestor":false},
        {"type":{"coding":[{"code":"IRCP"}]},"who":{"reference":"https://ehr.example.org/fhir/Practitioner/007/_history/3"},"requestor":true,"network":{"address":"10.1.2.3","type":"2"},"purposeOfUse":[{"coding":[{"code":"BTG"}]}]}],
        "source":{"observer":{"display":"ehr"}},
        "entity":[{"what":{"reference":"Patient/00042"},"role":{"code":"1"}},{"what":{"reference":"Observation/o1"},"role":{"code":"4"}},{"what":{"reference":"Encounter/e1"}},
        {"type":{"code":"XrequestId"},"what":{"identifier":{"value":"req-1"}}}]}
        """;

    private static readonly string OneLine = Read.ReplaceLineEndings("");

    private static string Event(string members) => "{\"resourceType\":\"AuditEvent\",\"recorded\":\"2026-03-01T08:00:00Z\",\"agent\":[{\"who\":{\"identifier\":{\"value\":\"U1\"}},\"requestor\":true}]," + members + "}";

    private static IReadOnlyDictionary<string, string> One(string content) => Feed.Read(content).Rows.Single().Text;

    [Fact]
    public void Maps_AnEventToEveryColumn()
    {
        var row = Feed.Read(Read).Rows.Single();
        Assert.Equal(new Dictionary<string, string>
        {
            ["event_id"] = "a1",
            ["occurred_at"] = "2026-03-01T08:15:30.5+01:00",
            ["user_id"] = "007",
            ["patient_id"] = "00042",
            ["encounter_id"] = "e1",
            ["action"] = "read",
            ["object_type"] = "Observation",
            ["object_id"] = "o1",
            ["outcome"] = "success",
            ["source_ip"] = "10.1.2.3",
            ["source_system"] = "ehr",
            ["purpose_of_use"] = "BTG",
            ["break_glass"] = "true",
            ["session_id"] = "req-1",
        }, row.Text);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 7, 15, 30, 500, TimeSpan.Zero).ToUnixTimeMilliseconds(), row.Number["occurred_at"]);
    }

    [Theory]
    [InlineData("single")]
    [InlineData("pretty")]
    [InlineData("bundle")]
    [InlineData("bundle-entry-first")]
    [InlineData("bundle-one-line-then-more")]
    [InlineData("ndjson")]
    [InlineData("ndjson-crlf-blank-bom")]
    [InlineData("gzip")]
    public void Recognises_EveryCarrier(string carrier)
    {
        var entry = "{\"fullUrl\":\"urn:x\",\"resource\":" + OneLine + "}";
        var content = carrier switch
        {
            "single" => OneLine,
            "pretty" => Read.Replace(",", ",\n  ", StringComparison.Ordinal).Replace("{", "{\n", StringComparison.Ordinal),
            "bundle" => $"{{\"resourceType\":\"Bundle\",\n\"type\":\"searchset\",\"entry\":[{entry},\n{entry}]}}",
            "bundle-entry-first" => $"{{\"entry\":[{entry},{entry}],\"resourceType\":\"Bundle\"}}",
            "bundle-one-line-then-more" => $"{{\"resourceType\":\"Bundle\",\"entry\":[{entry}]}}\n{OneLine}\n",
            "ndjson" or "gzip" => $"{OneLine}\n{OneLine}",
            _ => $"\uFEFF{OneLine}\r\n\r\n  \r\n{OneLine}\r\n",
        };
        var bytes = Encoding.UTF8.GetBytes(content);
        if (carrier == "gzip")
        {
            using var target = new MemoryStream();
            using (var gzip = new GZipStream(target, CompressionLevel.Fastest)) gzip.Write(bytes);
            bytes = target.ToArray();
        }
        var expected = carrier is "single" or "pretty" ? 1 : 2;
        foreach (var chunk in new[] { int.MaxValue, 7, 1 })
        {
            var result = Feed.Read(bytes, chunk: chunk);
            Assert.Empty(result.Rejected);
            Assert.Equal(expected, result.Rows.Count);
            Assert.All(result.Rows, r => Assert.Equal("a1", r.Text["event_id"]));
            if (carrier != "gzip") Assert.All(result.Rows, r => Assert.Equal('{', content.TrimStart('\uFEFF')[(int)r.Offset - (content[0] == '\uFEFF' ? 3 : 0)]));
        }
    }

    [Fact]
    public void Rejects_PartialLastLine_AndKeepsTheRest()
    {
        var result = Feed.Read($"{OneLine}\n{OneLine}\n{OneLine[..200]}");
        Assert.Equal(2, result.Rows.Count);
        Assert.Equal(("json", 3L, OneLine[..200]), result.Rejected.Select(r => (r.Code, r.Line, r.Raw)).Single());
    }

    [Fact]
    public void Rejects_BrokenLineOnly()
    {
        var result = Feed.Read($"{{\"resourceType\":\"AuditEvent\",\n{OneLine}\nnonsense\n{OneLine}\n");
        Assert.Equal([2L, 4L], result.Rows.Select(r => r.Line));
        Assert.Equal([("json", 1L), ("json", 3L)], result.Rejected.Select(r => (r.Code, r.Line)));
    }

    [Fact]
    public void Rejects_RestOfATruncatedBundle()
    {
        var entry = "{\"resource\":" + OneLine + "}";
        var result = Feed.Read($"{{\"resourceType\":\"Bundle\",\"entry\":[{entry},{entry[..300]}");
        Assert.Single(result.Rows);
        Assert.Equal("truncated", result.Rejected.Single().Code);
        Assert.StartsWith("{\"resource\":", result.Rejected.Single().Raw, StringComparison.Ordinal);
    }

    [Fact]
    public void PassesOver_OtherTypes_AndCountsThem()
    {
        var result = Feed.Read($"{{\"resourceType\":\"Claim\",\"id\":\"1\"}}\n{OneLine}\n{{\"resourceType\":\"Claim\"}}\n{{\"resourceType\":\"Device\"}}\n");
        Assert.Single(result.Rows);
        Assert.Empty(result.Rejected);
        Assert.Contains("Resources of other types were passed over (Claim 2, Device 1).", result.Reader.Remarks);
    }

    [Theory]
    [InlineData("{\"resourceType\":\"Bundle\",\"link\":[{\"relation\":\"self\",\"url\":\"a\"},{\"relation\":\"next\",\"url\":\"b\"}],\"entry\":[]}", true)]
    [InlineData("{\"resourceType\":\"Bundle\",\"entry\":[],\"link\":[{\"relation\":\"next\",\"url\":\"b\"}]}", true)]
    [InlineData("{\"resourceType\":\"Bundle\",\"link\":[{\"relation\":\"self\",\"url\":\"next\"}],\"entry\":[]}", false)]
    public void Warns_OfAFurtherPage(string bundle, bool expected) =>
        Assert.Equal(expected, Feed.Read(bundle).Reader.Remarks.Any(r => r.Contains("link next", StringComparison.Ordinal)));

    [Fact]
    public void FansOut_SeveralPatients()
    {
        var result = Feed.Read(Event("\"entity\":[{\"what\":{\"reference\":\"Patient/1\"}},{\"what\":{\"reference\":\"Patient/2\"},\"role\":{\"code\":\"1\"}},{\"what\":{\"reference\":\"Patient/1\"}}]"));
        Assert.Equal(["1", "2"], result.Rows.Select(r => r.Text["patient_id"]));
        Assert.Contains(result.Reader.Remarks, r => r.StartsWith("Events that name several patients", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://x/Observation?patient=p7&_count=2", "p7")]
    [InlineData("GET https://x/Observation?code=1&subject=Patient/p7 HTTP/1.1", "p7")]
    [InlineData("GET https://x/Observation?subject:Patient=p7", "p7")]
    [InlineData("GET https://x/Observation?patient=http%3A%2F%2Fx%2FPatient%2Fp7", "p7")]
    [InlineData("GET https://x/Patient/p7/_history HTTP/1.1", "p7")]
    [InlineData("https://x/Observation?patient.identifier=urn:oid:1.2|p7", "p7")]
    [InlineData("https://x/Observation?code=patient", null)]
    public void Finds_ThePatientInTheQuery(string query, string? expected)
    {
        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(query));
        var row = One(Event($"\"entity\":[{{\"role\":{{\"code\":\"24\"}},\"query\":\"{base64}\"}}]"));
        Assert.Equal(expected, row.GetValueOrDefault("patient_id"));
    }

    [Fact]
    public void Finds_ThePatientInSamlDetail()
    {
        var row = One(Event("\"entity\":[{\"type\":{\"code\":\"Consent\"},\"detail\":[{\"type\":\"urn:oasis:names:tc:xacml:2.0:resource:resource-id\",\"valueString\":\"5^^^&2.16&ISO\"}]}]"));
        Assert.Equal("5^^^&2.16&ISO", row["patient_id"]);
    }

    [Theory]
    [InlineData("""[{"who":{"reference":"Device/d"},"requestor":true},{"who":{"reference":"Practitioner/p"},"requestor":true}]""", "p")]
    [InlineData("""[{"who":{"reference":"Practitioner/p"},"requestor":false},{"who":{"reference":"Device/d"},"requestor":true}]""", "Device/d")]
    [InlineData("""[{"who":{"reference":"Device/d"}},{"type":{"coding":[{"code":"humanuser"}]},"who":{"display":"Dr X"},"requestor":false}]""", "Dr X")]
    [InlineData("""[{"who":{"reference":"Device/d"}},{"who":{"display":"server"}}]""", "Device/d")]
    [InlineData("""[{"altId":"adm","who":{"display":"Root"},"requestor":true}]""", "adm")]
    [InlineData("""[{"who":{"reference":"Patient/9"},"requestor":true}]""", "Patient/9")]
    [InlineData("""[{"who":{"reference":"#me"},"requestor":true}]""", "npi-1")]
    [InlineData("""[{"type":{"coding":[{"code":"UserOauthAgent"}]},"policy":["tok"],"requestor":true}]""", "tok")]
    public void Chooses_TheActingHuman(string agents, string expected)
    {
        var row = One("{\"resourceType\":\"AuditEvent\",\"recorded\":\"2026-03-01T08:00:00Z\",\"contained\":[{\"resourceType\":\"Practitioner\",\"id\":\"me\",\"identifier\":[{\"value\":\"npi-1\"}]}],\"agent\":" + agents + "}");
        Assert.Equal(expected, row["user_id"]);
    }

    [Theory]
    [InlineData("\"type\":{\"code\":\"rest\"},\"subtype\":[{\"code\":\"search\"}],\"action\":\"E\"", "query")]
    [InlineData("\"type\":{\"code\":\"rest\"},\"subtype\":[{\"code\":\"vread\"}],\"action\":\"C\"", "read")]
    [InlineData("\"subtype\":[{\"code\":\"ATC_LOG_READ\"}],\"action\":\"C\"", "read")]
    [InlineData("\"subtype\":[{\"code\":\"disclose\"},{\"code\":\"read\"}],\"action\":\"R\"", "export")]
    [InlineData("\"type\":{\"code\":\"110114\"},\"subtype\":[{\"code\":\"110122\"}],\"action\":\"E\"", "login")]
    [InlineData("\"type\":{\"code\":\"110106\"},\"action\":\"R\"", "export")]
    [InlineData("\"type\":{\"code\":\"110110\"},\"action\":\"U\"", "update")]
    [InlineData("\"type\":{\"code\":\"RID50261\"},\"subtype\":[{\"code\":\"RID1\"}],\"action\":\"E\"", "other")]
    [InlineData("\"type\":{\"code\":\"rest\"}", "other")]
    public void Chooses_TheAction(string members, string expected) => Assert.Equal(expected, One(Event(members))["action"]);

    [Theory]
    [InlineData("\"outcome\":\"0\"", "success")]
    [InlineData("\"outcome\":\"8\"", "failure")]
    [InlineData("\"outcome\":\"8\",\"outcomeDesc\":\"HTTP 403 Forbidden\"", "denied")]
    [InlineData("\"outcome\":\"8\",\"subtype\":[{\"code\":\"AuthZ-Consent\"}]", "denied")]
    [InlineData("\"outcome\":\"0\",\"subtype\":[{\"code\":\"AuthZ-Consent\"}]", "success")]
    [InlineData("\"outcome\":\"99\"", "unknown")]
    [InlineData("\"type\":{\"code\":\"rest\"}", "unknown")]
    public void LeavesAnAbsentOutcomeUnknown(string members, string expected) => Assert.Equal(expected, One(Event(members))["outcome"]);

    [Theory]
    [InlineData("{\"resourceType\":\"AuditEvent\",\"event\":{},\"participant\":[]}", "FHIR DSTU2")]
    [InlineData("{\"resourceType\":\"AuditEvent\",\"type\":{\"code\":\"rest\"},\"agent\":[{\"userId\":{\"value\":\"1\"}}]}", "FHIR STU3")]
    [InlineData("{\"resourceType\":\"AuditEvent\",\"code\":{\"coding\":[]},\"category\":[]}", "FHIR R5")]
    [InlineData("{\"resourceType\":\"AuditEvent\",\"type\":{\"coding\":[{\"code\":\"rest\"}]}}", "FHIR R6")]
    public void Rejects_OtherReleases(string resource, string found) =>
        Assert.Equal(("fhir-version", found), Feed.Read(resource).Rejected.Select(r => (r.Code, r.Found)).Single());

    [Fact]
    public void Rejects_AnEventWithoutTimeOrPerson()
    {
        Assert.Equal("occurred_at", Feed.Read("{\"resourceType\":\"AuditEvent\",\"agent\":[{\"altId\":\"x\"}]}").Rejected.Single().Column);
        Assert.Equal("user_id", Feed.Read("{\"resourceType\":\"AuditEvent\",\"recorded\":\"2026-03-01T08:00:00Z\",\"agent\":[]}").Rejected.Single().Column);
        Assert.Equal(("time", "yesterday"), Feed.Read(Event("\"period\":{\"start\":\"yesterday\"},\"recorded\":\"soon\"")).Rejected.Select(r => (r.Code, r.Found)).Single());
    }

    [Theory]
    [InlineData("\"x\":{0}", "json-too-deep")]
    [InlineData("\"id\":\"\\ud800\"", "fhir")]
    [InlineData("\"id\":\"a\\u0000b\"", "nul-byte")]
    [InlineData("\"id\":7,\"agent\":5,\"entity\":{},\"source\":[],\"type\":[],\"outcome\":3", null)]
    public void Rejects_HostileResources(string members, string? code)
    {
        var nested = string.Concat(Enumerable.Repeat("[", 200)) + string.Concat(Enumerable.Repeat("]", 200));
        var result = Feed.Read(OneLine + "\n" + Event(members.Replace("{0}", nested, StringComparison.Ordinal)) + "\n" + OneLine);
        Assert.Equal(3, result.Rows.Count + result.Rejected.Count);
        if (code is not null) Assert.Equal((code, 2L), result.Rejected.Select(r => (r.Code, r.Line)).Single());
    }

    [Fact]
    public void Rejects_HugeResources_AndReadsOn()
    {
        var huge = Event($"\"text\":{{\"div\":\"{new string('x', 3_000_000)}\"}}");
        var lines = Feed.Read($"{OneLine}\n{huge}\n{OneLine}");
        Assert.Equal([1L, 3L], lines.Rows.Select(r => r.Line));
        var bundle = Feed.Read($"{{\"resourceType\":\"Bundle\",\"entry\":[{{\"resource\":{OneLine}}},{{\"resource\":{huge}}},{{\"resource\":{OneLine}}}]}}");
        Assert.Equal([1L, 3L], bundle.Rows.Select(r => r.Line));
        foreach (var rejected in new[] { lines.Rejected.Single(), bundle.Rejected.Single() })
        {
            Assert.Equal("record-too-large", rejected.Code);
            Assert.Equal(RejectedRecord.MaxRawBytes, rejected.Raw.Length);
        }
    }

    [Fact]
    public void Reads_Windows1252_AndSaysSo()
    {
        var result = Feed.Read(Encoding.Latin1.GetBytes(Event("\"source\":{\"observer\":{\"display\":\"Zürich\"}}")));
        Assert.Equal("Zürich", result.Rows.Single().Text["source_system"]);
        Assert.Contains(result.Reader.Remarks, r => r.Contains("windows-1252", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void GoesOn_WhereItWasLeft(bool bundle)
    {
        var events = Enumerable.Range(0, 20).Select(i => Event($"\"id\":\"{i}\"")).ToList();
        var content = Encoding.UTF8.GetBytes(bundle
            ? "{\"resourceType\":\"Bundle\",\"entry\":[" + string.Join(",", events.Select(e => "{\"resource\":" + e + "}")) + "]}"
            : string.Join("\n", events));
        var first = FeedOpening.Open(new MemoryStream(content), TimeZoneInfo.Utc).Reader!;
        for (var i = 0; i < 7; i++) first.Read();
        var second = FeedOpening.Open(new MemoryStream(content), TimeZoneInfo.Utc).Reader!;
        second.SkipTo(first.Offset, first.Line);
        Assert.Equal(Enumerable.Range(7, 13).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)), Feed.Drain(second).Rows.Select(r => r.Text["event_id"]));
    }

    [FsCheck.Xunit.Property(MaxTest = 300)]
    public bool NeverThrows_OnDamagedInput(int at, byte value, bool cut)
    {
        var bytes = Encoding.UTF8.GetBytes($"{{\"resourceType\":\"Bundle\",\"entry\":[{{\"resource\":{Read}}},{{\"resource\":{Read}}}]}}");
        var place = (int)((uint)at % bytes.Length);
        if (cut) bytes = bytes[..place];
        else bytes[place] = value;
        var opening = FeedOpening.Open(new MemoryStream(bytes), TimeZoneInfo.Utc);
        if (opening.Reader is null) return opening.Problem is not null;
        var result = Feed.Drain(opening.Reader);
        // Two events went in: damage may lose one, with a reject for it, but never makes one. After a break the reader goes on at the next line.
        return result.Rows.Count <= 2 && result.Rejected.Count <= bytes.Count(b => b == '\n') + 2;
    }
}
