using System.Text;
using ComplianceDesk.Core.Feeds;
using ComplianceDesk.Core.Feeds.Fhir;

namespace ComplianceDesk.Core.Tests.Feeds;

/// <summary>FHIR in XML: what the format itself can do. That it says the same as JSON is held where the maps are tested.</summary>
public sealed class FhirXmlTests
{
    private const string Bundle = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- an export -->
        <Bundle xmlns="http://hl7.org/fhir" xmlns:f="http://hl7.org/fhir">
          <type value="collection"/>
          <link><relation value="self"/><url value="https://ehr.example.org/?_page=1"/></link>
          <link><relation value="next"/><url value="https://ehr.example.org/?_page=2"/></link>
          <entry>
            <fullUrl value="urn:uuid:4f6c"/>
            <resource>
              <Patient>
                <id value="p1"/>
                <text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml"><p>Ana &amp; family <b>Silva</b></p><given value="no"/></div></text>
                <name><use value="official"/><family value="Silva &amp; Costa"/><given value="Ana"/><given value="Maria"/></name>
                <birthDate value="1980-05-04"/>
                <contact><relationship><coding><code value="N"/></coding></relationship><name><family value="Costa"/></name></contact>
              </Patient>
            </resource>
          </entry>
          <entry><resource><Immunization><id value="i"/></Immunization></resource></entry>
          <f:entry><f:resource><f:Patient><f:id value="p2"/></f:Patient></f:resource></f:entry>
          <entry>
            <resource>
              <Observation>
                <id value="o1"/><status value="final"/>
                <code><coding><system value="http://loinc.org"/><code value="85354-9"/></coding></code>
                <subject><reference value="Patient/p1"/></subject><effectiveDateTime value="2026-03-01T07:05:00-05:00"/>
                <component><code><coding><system value="http://loinc.org"/><code value="8480-6"/></coding></code><valueQuantity><value value="122"/><code value="mm[Hg]"/></valueQuantity></component>
                <component><code><coding><system value="http://loinc.org"/><code value="8462-4"/></coding></code><valueQuantity><value value="78.0"/><code value="mm[Hg]"/></valueQuantity></component>
              </Observation>
            </resource>
          </entry>
        </Bundle>
        """;

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(1)]
    [InlineData(7)]
    public void Reads_ABundle_HoweverItArrives(int chunk)
    {
        var result = Feed.Read(Encoding.UTF8.GetBytes(Bundle), chunk: chunk);
        Assert.Empty(result.Rejected);
        Assert.Equal("fhir-resources", result.Reader.Format);
        Assert.Equal(
            ["birth_date=1980-05-04 family_name=Silva & Costa given_name=Ana middle_name=Maria patient_id=p1", "family_name=Costa kind=next-of-kin patient_id=p1", "patient_id=p2"],
            result.Rows.Take(3).Select(r => string.Join(' ', r.Text.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key}={t.Value}"))));
        Assert.Equal([("o1/1", "122"), ("o1/2", "78.0")], result.Rows.Skip(3).Select(r => (r.Text["observation_id"], r.Text["value"])));
        Assert.Equal([7L, 7L, 20L, 21L, 21L], result.Rows.Select(r => r.Line));
        Assert.Equal(Bundle.IndexOf("<entry>", StringComparison.Ordinal), result.Rows[0].Offset);
        Assert.Contains(result.Reader.Remarks, r => r.Contains("link next", StringComparison.Ordinal));
        Assert.Contains(result.Reader.Remarks, r => r.Contains("Immunization 1", StringComparison.Ordinal));
    }

    [Fact]
    public void Reads_OneResource_WithAMarkAndBlanksBefore() =>
        Assert.Equal("x1", Feed.Read("\uFEFF  \n<Patient xmlns='http://hl7.org/fhir'><id value='x1'/></Patient>\n").Rows.Single().Text["patient_id"]);

    [Fact]
    public void Reads_AuditEvents()
    {
        var json = """
            {"resourceType":"AuditEvent","id":"e1","type":{"system":"http://terminology.hl7.org/CodeSystem/audit-event-type","code":"rest"},"action":"R","recorded":"2026-03-01T08:15:00Z","outcome":"0",
            "agent":[{"who":{"reference":"Practitioner/u7"},"requestor":true}],"source":{"observer":{"display":"EHR"}},"entity":[{"what":{"reference":"Patient/p1"},"role":{"code":"1"}}]}
            """;
        var (before, after) = (Feed.Read(json), Feed.Read(FhirAsXml.Of(json)));
        Assert.Equal(("fhir-audit-event", "fhir-audit-event"), (before.Reader.Format, after.Reader.Format));
        Assert.Equal(before.Rows.Single().Text, after.Rows.Single().Text);
        Assert.Equal("u7", after.Rows[0].Text["user_id"]);
    }

    [Fact]
    public void Rejects_ABrokenEntryByItsLine_AndReadsOn()
    {
        var broken = Bundle.Replace("<birthDate value=\"1980-05-04\"/>", "<birthDate value=\"1980-05-04\">", StringComparison.Ordinal).Replace("<id value=\"o1\"/>", "<id value=\"o1\"/>&nothing;", StringComparison.Ordinal);
        var result = Feed.Read(broken);
        Assert.Equal(["p2"], result.Rows.Select(r => r.Text["patient_id"]));
        Assert.Equal([("xml", 7L), ("xml", 21L)], result.Rejected.Select(r => (r.Code, r.Line)));
        Assert.Matches("^line 1[4-9], position [0-9]+$", result.Rejected[0].Found);
        Assert.StartsWith("<entry>", result.Rejected[0].Raw, StringComparison.Ordinal);
    }

    /// <summary>What makes other readers fetch files or fill memory.</summary>
    [Theory]
    [InlineData("<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"&a;\"/></Patient>", "xml")]
    [InlineData("<Patient xmlns=\"http://hl7.org/fhir\"><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><id value=\"x\"/></Patient>", "xml-dtd")]
    [InlineData("<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"x\"/>", "truncated")]
    [InlineData("<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"x\"/></Patient><Patient xmlns=\"http://hl7.org/fhir\"/>", "xml")]
    [InlineData("<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"x\"/></Patient>rest", "xml")]
    [InlineData("<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"x\"></Patient>", "xml")]
    [InlineData("<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"&#0;\"/></Patient>", "xml")]
    [InlineData("<Patient xmlns=\"http://hl7.org/fhir\" xmlns:a=\"\"><a:id value=\"x\"/></Patient>", "xml")]
    [InlineData("<Patient xmlns:f=\"http://hl7.org/fhir\"><id value=\"x\"/></Patient>", "fhir")]
    public void Refuses(string content, string code)
    {
        var result = Feed.Read(content);
        Assert.Equal(code, result.Rejected[^1].Code);
        Assert.DoesNotContain(result.Rejected, r => r.Found?.Contains("passwd", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Rejects_WhatIsTooDeep_AndWhatIsTooLarge_AndReadsOn()
    {
        string Entry(string inside) => $"<entry><resource><Patient>{inside}</Patient></resource></entry>";
        var deep = string.Concat(Enumerable.Repeat("<contact>", FhirXml.MaxDepth)) + string.Concat(Enumerable.Repeat("</contact>", FhirXml.MaxDepth));
        var content = $"<Bundle xmlns=\"http://hl7.org/fhir\">{Entry(deep)}{Entry($"<id value=\"{new string('x', 3_000_000)}\"/>")}{Entry("<id value=\"last\"/>")}</Bundle>";
        var result = Feed.Read(content);
        Assert.Equal(["xml-too-deep", "record-too-large"], result.Rejected.Select(r => r.Code));
        Assert.Equal(RejectedRecord.MaxRawBytes, result.Rejected[1].Raw.Length);
        Assert.Equal("last", result.Rows.Single().Text["patient_id"]);

        // A million open elements are refused without being followed.
        Assert.Equal("xml", Feed.Read("<Patient xmlns=\"http://hl7.org/fhir\">" + string.Concat(Enumerable.Repeat("<a>", 1_000_000))).Rejected.Single().Code);
    }

    [Fact]
    public void GoesOn_WhereItWasLeft()
    {
        var content = Encoding.UTF8.GetBytes("<Bundle xmlns=\"http://hl7.org/fhir\">" + string.Concat(Enumerable.Range(0, 20).Select(i => $"\n<entry><resource><Patient><id value=\"{i}\"/></Patient></resource></entry>")) + "</Bundle>");
        var first = FeedOpening.Open(new MemoryStream(content), TimeZoneInfo.Utc).Reader!;
        for (var i = 0; i < 7; i++) first.Read();
        var second = FeedOpening.Open(new MemoryStream(content), TimeZoneInfo.Utc).Reader!;
        second.SkipTo(first.Offset, first.Line);
        Assert.Equal(Enumerable.Range(7, 13).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)), Feed.Drain(second).Rows.Select(r => r.Text["patient_id"]));
    }

    [Fact]
    public void Reads_Windows1252_AndSaysSo()
    {
        var result = Feed.Read(Encoding.Latin1.GetBytes("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><Patient xmlns=\"http://hl7.org/fhir\"><id value=\"x\"/><name><family value=\"Müller\"/></name></Patient>"));
        Assert.Equal("Müller", result.Rows.Single().Text["family_name"]);
        Assert.Contains(result.Reader.Remarks, r => r.Contains("windows-1252", StringComparison.Ordinal));
    }

    [FsCheck.Xunit.Property(MaxTest = 1500)]
    public bool NeverThrows_OnDamagedInput(int at, byte value, int length, bool cut, bool asBytes)
    {
        var bytes = Encoding.UTF8.GetBytes(Bundle);
        var place = (int)((uint)at % bytes.Length);
        string[] pieces = ["<", ">", "</entry>", "<entry>", "<!--", "]]>", "<![CDATA[", "<?", "&", "\"", "<!DOCTYPE a>", "\0", "<a xmlns=\"\">", "xmlns:b=\"c\"", "</Bundle>"];
        if (cut) bytes = [.. bytes[..place], .. bytes[Math.Min(bytes.Length, place + (length & 63))..]];
        else if (asBytes) bytes[place] = value;
        else bytes = [.. bytes[..place], .. Encoding.UTF8.GetBytes(pieces[value % pieces.Length]), .. bytes[place..]];
        var opening = FeedOpening.Open(new MemoryStream(bytes), TimeZoneInfo.Utc);
        if (opening.Reader is null) return opening.Problem is not null;
        var (whole, small) = (Feed.Drain(opening.Reader), Feed.Read(bytes, chunk: 13));

        // Five records of three entries went in: damage may lose some, with a reject, and the size of the pieces read makes no difference.
        return whole.Rows.Count <= 6 && whole.Rejected.Count <= 6 && whole.Rows.Select(r => (r.Line, r.Offset)).SequenceEqual(small.Rows.Select(r => (r.Line, r.Offset)))
            && whole.Rejected.Select(r => (r.Code, r.Line, r.Raw)).SequenceEqual(small.Rejected.Select(r => (r.Code, r.Line, r.Raw)));
    }
}
