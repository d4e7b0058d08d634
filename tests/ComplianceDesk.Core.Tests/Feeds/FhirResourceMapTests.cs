using System.Text;
using ComplianceDesk.Core.Feeds;
using ComplianceDesk.Core.Feeds.Fhir;

namespace ComplianceDesk.Core.Tests.Feeds;

/// <summary>How resources become records: what is taken from where, and what real files do that trips a naive map.</summary>
public sealed class FhirResourceMapTests
{
    private static string Resource(string type, string members) => $"{{\"resourceType\":\"{type}\",\"id\":\"x1\",{members}}}";

    private static IReadOnlyDictionary<string, string> One(string type, string members)
    {
        var result = Feed.Read(Resource(type, members));
        Assert.True(result.Rejected.Count == 0, string.Join(" ", result.Rejected));
        SaysTheSameInXml(Resource(type, members), result);
        return result.Rows.Single().Text;
    }

    private static void SaysTheSameInXml(string json, Feed.Result result)
    {
        var xml = Feed.Read(FhirAsXml.Of(json));
        Assert.Equal(result.Rows.Select(r => r.Text), xml.Rows.Select(r => r.Text));
        Assert.Equal(result.Rows.Select(r => r.Number), xml.Rows.Select(r => r.Number));
        Assert.Equal(result.Rejected.Select(r => (r.Code, r.Column, r.Found, r.Expected)), xml.Rejected.Select(r => (r.Code, r.Column, r.Found, r.Expected)));
    }

    [Theory]
    [InlineData("\"name\":[{\"use\":\"old\",\"family\":\"A\"},{\"family\":\"B\"},{\"use\":\"official\",\"family\":\"C\",\"given\":[\"D\",\"E\",\"F\"],\"suffix\":[\"Jr\"]}]", "family_name=C given_name=D middle_name=E F previous_name=A suffix=Jr")]
    [InlineData("\"name\":[{\"use\":\"maiden\",\"family\":\"A\"}]", "previous_name=A")]
    [InlineData("\"name\":[{\"text\":\"Ann Lee\"}]", "")]
    [InlineData("\"telecom\":[{\"system\":\"phone\",\"use\":\"old\",\"value\":\"1\"},{\"system\":\"phone\",\"use\":\"work\",\"value\":\"2\"},{\"system\":\"phone\",\"use\":\"mobile\",\"value\":\"3\"},{\"system\":\"email\",\"value\":\"a@b\"}]", "email=a@b phone=3 phone_kind=mobile")]
    [InlineData("\"name\":[{\"family\":\"Roe\",\"given\":[\"Ana\"]},{\"use\":\"maiden\",\"family\":\"Silva\",\"given\":[\"Ana\"]}]", "family_name=Roe given_name=Ana previous_name=Ana Silva")]
    [InlineData("\"address\":[{\"use\":\"old\",\"city\":\"A\"},{\"use\":\"work\",\"city\":\"B\"},{\"use\":\"home\",\"line\":[\"1 Main\",\"Apt 2\"],\"city\":\"C\",\"state\":\"MA\",\"postalCode\":\"02139\"}]", "address_line=1 Main, Apt 2 city=C postal_code=02139 state=MA")]
    [InlineData("\"identifier\":[{\"system\":\"http://hl7.org/fhir/sid/us-ssn\",\"value\":\"999-94-5397\"}]", "ssn=999-94-5397")]
    [InlineData("\"birthDate\":\"1950\"", "")]
    [InlineData("\"birthDate\":\"1950-02\",\"deceasedDateTime\":\"2026-02-28T23:30:00-05:00\"", "death_date=2026-02-28T23:30:00-05:00")]
    [InlineData("\"deceasedBoolean\":true", "")]
    [InlineData("\"communication\":[{\"language\":{\"coding\":[{\"code\":\"en\"}]}},{\"language\":{\"coding\":[{\"code\":\"es\",\"display\":\"Spanish\"}]},\"preferred\":true}]", "language=Spanish")]
    [InlineData("\"extension\":[{\"url\":\"http://hl7.org/fhir/us/core/StructureDefinition/us-core-race\",\"extension\":[{\"url\":\"ombCategory\",\"valueCoding\":{\"code\":\"2106-3\",\"display\":\"White\"}},{\"url\":\"ombCategory\",\"valueCoding\":{\"code\":\"1002-5\",\"display\":\"American Indian\"}}]},{\"url\":\"http://hl7.org/fhir/us/core/StructureDefinition/us-core-ethnicity\",\"extension\":[{\"url\":\"text\",\"valueString\":\"Unknown\"}]}]", "ethnicity=Unknown race=White; American Indian")]
    public void Reads_ThePatient(string members, string expected) =>
        Assert.Equal("patient_id=x1" + (expected.Length > 0 ? " " + expected : ""), string.Join(' ', One("Patient", members).OrderBy(t => t.Key == "patient_id" ? "" : t.Key, StringComparer.Ordinal).Select(t => $"{t.Key}={t.Value}")));

    [Theory]
    [InlineData("{\"reference\":\"Practitioner/7\"}", "7")]
    [InlineData("{\"reference\":\"https://ehr.example.org/fhir/Practitioner/7/_history/2\"}", "7")]
    [InlineData("{\"reference\":\"Practitioner?identifier=http://npi|9\"}", "http://npi|9")]
    [InlineData("{\"reference\":\"urn:uuid:ABC\"}", "ABC")]
    [InlineData("{\"identifier\":{\"system\":\"http://npi\",\"value\":\"9\"}}", "http://npi|9")]
    [InlineData("{\"identifier\":{\"value\":\"9\"}}", "9")]
    [InlineData("{\"reference\":\"PractitionerRole/7\"}", "PractitionerRole/7")]
    [InlineData("{\"reference\":\"#inside\"}", "http://npi|8")]
    [InlineData("{\"reference\":\"#role\"}", "5")]
    [InlineData("{\"reference\":\"#nowhere\"}", null)]
    [InlineData("{\"reference\":\"Device/7\"}", null)]
    [InlineData("{\"reference\":\"urn:uuid:ABC\",\"type\":\"Organization\"}", null)]
    [InlineData("{\"display\":\"Dr. Cole\"}", null)]
    public void Resolves_AReferenceToAPerson(string reference, string? expected)
    {
        var row = One("Condition", "\"subject\":{\"reference\":\"Patient/1\"},\"code\":{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"1\"}]},\"recorder\":" + reference
            + ",\"contained\":[{\"resourceType\":\"Practitioner\",\"id\":\"inside\",\"identifier\":[{\"system\":\"http://npi\",\"value\":\"8\"}]},{\"resourceType\":\"PractitionerRole\",\"id\":\"role\",\"practitioner\":{\"reference\":\"Practitioner/5\"}}]");
        Assert.Equal(expected, row.GetValueOrDefault("recorded_by"));
    }

    [Theory]
    [InlineData("\"valueQuantity\":{\"value\":7.40,\"comparator\":\"<\",\"unit\":\"mg\"}", "<7.40", "mg")]
    [InlineData("\"valueQuantity\":{\"value\":1e400,\"code\":\"1\"}", "1e400", "1")]
    [InlineData("\"valueCodeableConcept\":{\"coding\":[{\"code\":\"266919005\",\"display\":\"Never smoked\"}]}", "Never smoked", null)]
    [InlineData("\"valueString\":\"=cmd()\"", "=cmd()", null)]
    [InlineData("\"valueBoolean\":false", "false", null)]
    [InlineData("\"valueInteger\":12", "12", null)]
    [InlineData("\"valueRatio\":{\"numerator\":{\"value\":1},\"denominator\":{\"value\":128}}", "1:128", null)]
    [InlineData("\"valueRange\":{\"low\":{\"value\":1,\"code\":\"g\"},\"high\":{\"value\":2,\"code\":\"g\"}}", "1..2", "g")]
    [InlineData("\"valuePeriod\":{\"start\":\"2020\",\"end\":\"2021\"}", "2020/2021", null)]
    [InlineData("\"valueQuantity\":{\"value\":\"seven\"}", null, null)]
    [InlineData("\"value\":[]", null, null)]
    public void Reads_EveryKindOfValue(string members, string? value, string? unit)
    {
        var row = One("Observation", "\"subject\":{\"reference\":\"Patient/1\"},\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"1-8\"}]}," + members);
        Assert.Equal((value, unit), (row.GetValueOrDefault("value"), row.GetValueOrDefault("unit")));
    }

    [Theory]
    [InlineData("Patient", "\"birthDate\":\"28.02.1950\"", "date", "birth_date")]
    [InlineData("Patient", "\"birthDate\":\"1950-02-30\"", "date", "birth_date")]
    [InlineData("Encounter", "\"subject\":{\"reference\":\"Patient/1\"},\"class\":{\"code\":\"ZZZ\"},\"period\":{\"start\":\"2026-03-01\"}", "choice", "class")]
    [InlineData("Encounter", "\"subject\":{\"reference\":\"Patient/1\"},\"class\":{\"code\":\"AMB\"}", "required-missing", "started_at")]
    [InlineData("Encounter", "\"subject\":{\"reference\":\"Group/1\"},\"class\":{\"code\":\"AMB\"},\"period\":{\"start\":\"2026-03-01\"}", "required-missing", "patient_id")]
    [InlineData("Encounter", "\"class\":[{\"coding\":[{\"code\":\"AMB\"}]}],\"subject\":{\"reference\":\"Patient/1\"}", "fhir-version", null)]
    [InlineData("Encounter", "\"class\":\"inpatient\",\"patient\":{\"reference\":\"Patient/1\"}", "fhir-version", null)]
    [InlineData("Condition", "\"subject\":{\"reference\":\"Patient/1\"},\"code\":{\"text\":\"sore throat\"}", "required-missing", "code")]
    [InlineData("Appointment", "\"participant\":[{\"actor\":{\"reference\":\"Patient/1\"}}],\"status\":\"proposed\"", "required-missing", "starts_at")]
    [InlineData("DocumentReference", "\"subject\":{\"reference\":\"Patient/1\"},\"date\":\"yesterday\"", "time", "created_at")]
    [InlineData("RelatedPerson", "\"name\":[{\"family\":\"Lee\"}]", "required-missing", "patient_id")]
    public void Rejects_WhatCannotBeStored_AndSaysWhere(string type, string members, string code, string? column)
    {
        var result = Feed.Read(Resource(type, members));
        Assert.Empty(result.Rows);
        Assert.Equal((code, column), result.Rejected.Select(r => (r.Code, r.Column)).Single());
        Assert.Contains("x1", result.Rejected[0].Raw, StringComparison.Ordinal);
        SaysTheSameInXml(Resource(type, members), result);
    }

    [Fact]
    public void Takes_TheIdOfTheEntry_WhereTheResourceHasNone()
    {
        var result = Feed.Read("""{"resourceType":"Bundle","entry":[{"fullUrl":"urn:uuid:AB","resource":{"resourceType":"Patient"}},{"fullUrl":"https://x.org/fhir/Patient/7","resource":{"resourceType":"Patient"}},{"resource":{"resourceType":"Patient"}}]}""");
        Assert.Equal(["AB", "7"], result.Rows.Select(r => r.Text["patient_id"]));
        SaysTheSameInXml("""{"resourceType":"Bundle","entry":[{"fullUrl":"urn:uuid:AB","resource":{"resourceType":"Patient"}},{"fullUrl":"https://x.org/fhir/Patient/7","resource":{"resourceType":"Patient"}},{"resource":{"resourceType":"Patient"}}]}""", result);
        Assert.Equal(("required-missing", "patient_id", 3L), result.Rejected.Select(r => (r.Code, r.Column, r.Line)).Single());
    }

    [Fact]
    public void Gives_OneAppointmentForEachPatientAndPractitioner()
    {
        var result = Feed.Read(Resource("Appointment", "\"start\":\"2026-03-01T08:00:00Z\",\"participant\":[{\"actor\":{\"reference\":\"Patient/1\"}},{\"actor\":{\"reference\":\"Practitioner/a\"}},{\"actor\":{\"reference\":\"Practitioner/b\"}}]"));
        Assert.Equal([("x1", "a"), ("x1/2", "b")], result.Rows.Select(r => (r.Text["appointment_id"], r.Text["practitioner_user_id"])));
    }

    [Fact]
    public void CountsTypesAndResourcesThatGiveNoRecord()
    {
        var result = Feed.Read("{\"resourceType\":\"PractitionerRole\",\"id\":\"1\"}\n{\"resourceType\":\"Immunization\"}\n{\"resourceType\":\"Immunization\"}\n");
        Assert.Empty(result.Rows);
        Assert.Contains("Resources of other types were passed over (Immunization 2, PractitionerRole without a record 1).", result.Reader.Remarks);
    }

    [Fact]
    public void Rejects_AResourceOfTooManyParts_AndReadsOn()
    {
        var parts = string.Join(',', Enumerable.Repeat("{\"code\":{\"coding\":[{\"code\":\"1\"}]},\"valueInteger\":1}", FhirReader.MaxParts + 1));
        var result = Feed.Read(Resource("Observation", "\"subject\":{\"reference\":\"Patient/1\"},\"component\":[" + parts + "]") + "\n{\"resourceType\":\"Patient\",\"id\":\"1\"}\n");
        Assert.Equal("too-many-parts", result.Rejected.Single().Code);
        Assert.Single(result.Rows);
    }

    [Fact]
    public void Sources_NameColumnsOfTheFeed_AndEveryRequiredOne()
    {
        foreach (var map in FhirResourceMap.All)
        {
            Assert.All(map.Sources, s => Assert.True(map.Feed.Find(s.Column) >= 0, $"{map.ResourceType}: {s.Column}"));
            Assert.Empty(map.Feed.Columns.Where(c => c.Required && !map.Sources.Any(s => s.Column == c.Name)).Select(c => $"{map.ResourceType}: {c.Name}"));
        }
    }

    /// <summary>Any value may stand anywhere: members of the wrong kind are passed over or rejected, never an exception, and the rest is read.</summary>
    [FsCheck.Xunit.Property(MaxTest = 400)]
    public bool NeverThrows_OnMembersOfTheWrongKind(int type, int member, int kind)
    {
        string[] wrong = ["null", "7", "true", "\"\"", "\"\\u0000\"", "\"" + new string('z', 70_000) + "\"", "[]", "[[]]", "[null,7,{}]", "{}", "{\"a\":{}}", "[{\"reference\":7},{\"reference\":\"///\"}]", "\"2026-13-45T99:99\"", "{\"reference\":\"urn:uuid:\"}", "{\"coding\":[{\"code\":7}]}", "\"Patient/?identifier=\""];
        string[] members = ["id", "subject", "patient", "name", "telecom", "address", "identifier", "class", "period", "participant", "location", "code", "component", "valueQuantity", "valueRange", "effectiveTiming", "author", "context", "content", "contact", "relationship", "practitioner", "extension", "communication", "meta", "contained", "start", "birthDate", "active", "status", "dataAbsentReason", "hasMember", "hospitalization"];
        var types = FhirResourceMap.All.Select(m => m.ResourceType).Distinct().ToList();
        var text = $"{{\"resourceType\":\"{types[Math.Abs(type % types.Count)]}\",\"{members[Math.Abs(member % members.Length)]}\":{wrong[Math.Abs(kind % wrong.Length)]}}}\n{{\"resourceType\":\"Patient\",\"id\":\"last\"}}\n";
        var result = Feed.Read(text);
        return result.Rows.Count >= 1 && result.Rows[^1].Text["patient_id"] == "last";
    }

    [FsCheck.Xunit.Property(MaxTest = 300)]
    public bool NeverThrows_OnDamagedInput(int at, byte value, bool cut)
    {
        var bytes = Encoding.UTF8.GetBytes("{\"resourceType\":\"Bundle\",\"entry\":[" + string.Join(",", FhirResourceMap.All.Select(m => m.ResourceType).Distinct().Select(t =>
            $"{{\"fullUrl\":\"urn:uuid:{t}\",\"resource\":{{\"resourceType\":\"{t}\",\"id\":\"é\",\"subject\":{{\"reference\":\"Patient/1\"}},\"code\":{{\"coding\":[{{\"code\":\"1\"}}]}},\"period\":{{\"start\":\"2026-03-01\"}},\"class\":{{\"code\":\"AMB\"}}}}}}")) + "]}");
        var place = (int)((uint)at % bytes.Length);
        if (cut) bytes = bytes[..place];
        else bytes[place] = value;
        var opening = FeedOpening.Open(new MemoryStream(bytes), TimeZoneInfo.Utc);
        if (opening.Reader is null) return opening.Problem is not null;
        var result = Feed.Drain(opening.Reader);
        return result.Rows.Count + result.Rejected.Count <= FhirResourceMap.All.Count + 2;
    }
}
