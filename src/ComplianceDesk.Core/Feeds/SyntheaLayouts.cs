namespace ComplianceDesk.Core.Feeds;

/// <summary>The CSV files that Synthea writes (versions 2 and 3): what of each is read as which feed. What it does not say is left empty, never made up.</summary>
internal static class SyntheaLayouts
{
    private static readonly Dictionary<string, string> Classes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ambulatory"] = "outpatient", ["outpatient"] = "outpatient", ["wellness"] = "outpatient", ["urgentcare"] = "outpatient", ["home"] = "outpatient",
        ["emergency"] = "emergency", ["inpatient"] = "inpatient", ["hospice"] = "inpatient", ["snf"] = "inpatient", ["virtual"] = "virtual",
    };

    private static readonly Dictionary<string, string> Races = new(StringComparer.OrdinalIgnoreCase)
    {
        ["white"] = "White", ["black"] = "Black or African American", ["asian"] = "Asian", ["native"] = "American Indian or Alaska Native",
        ["hawaiian"] = "Native Hawaiian or Other Pacific Islander", ["other"] = "Other",
    };

    /// <summary>Every file.</summary>
    public static IReadOnlyList<CsvLayout> All { get; } =
    [
        new("organizations.csv", DepartmentsFeed.Schema, ["Id", "NAME", "ADDRESS", "REVENUE"],
            [new("department_id", "Id"), new("name", "NAME"), new("facility_id", "Id")],
            ["CITY", "STATE", "ZIP", "LAT", "LON", "PHONE", "UTILIZATION"]),
        new("providers.csv", WorkforceFeed.Schema, ["Id", "ORGANIZATION", "NAME", "GENDER"],
            [
                new("user_id", "Id"), new("given_name", "NAME", Given, "its first word"), new("family_name", "NAME", Family, "the rest"), new("role", "SPECIALITY"), new("role", "SPECIALTY"),
                new("department_id", "ORGANIZATION"), new("address_line", "ADDRESS"), new("city", "CITY"), new("postal_code", "ZIP"),
            ],
            ["GENDER", "STATE", "LAT", "LON", "UTILIZATION", "ENCOUNTERS", "PROCEDURES"]),
        new("patients.csv", PatientsFeed.Schema, ["Id", "BIRTHDATE", "FIRST", "LAST", "GENDER"],
            [
                new("patient_id", "Id"), new("given_name", "FIRST"), new("middle_name", "MIDDLE"), new("family_name", "LAST"), new("suffix", "SUFFIX"), new("birth_date", "BIRTHDATE"),
                new("sex", "GENDER", sex => sex.ToUpperInvariant() switch { "M" => "male", "F" => "female", _ => sex }, "M male, F female"),
                new("race", "RACE", race => Races.GetValueOrDefault(race, race), "in the words of OMB"),
                new("ethnicity", "ETHNICITY", word => word.ToLowerInvariant() switch { "hispanic" => "Hispanic or Latino", "nonhispanic" => "Not Hispanic or Latino", _ => word }, "in the words of OMB"),
                new("ssn", "SSN"), new("address_line", "ADDRESS"), new("city", "CITY"), new("state", "STATE"), new("postal_code", "ZIP"), new("death_date", "DEATHDATE"), new("previous_name", "MAIDEN"),
            ],
            ["DRIVERS", "PASSPORT", "PREFIX", "MARITAL", "BIRTHPLACE", "COUNTY", "FIPS", "LAT", "LON", "HEALTHCARE_EXPENSES", "HEALTHCARE_COVERAGE", "INCOME"]),
        new("encounters.csv", EncountersFeed.Schema, ["Id", "START", "PATIENT", "ENCOUNTERCLASS"],
            [
                new("encounter_id", "Id"), new("patient_id", "PATIENT"),
                new("class", "ENCOUNTERCLASS", word => Classes.GetValueOrDefault(word, word), "ambulatory, wellness, urgentcare and home are outpatient, hospice and snf inpatient"),
                new("department_id", "ORGANIZATION"), new("facility_id", "ORGANIZATION"), new("attending_user_id", "PROVIDER"), new("started_at", "START"), new("ended_at", "STOP"),
                new("type", "DESCRIPTION"),
            ],
            ["PAYER", "CODE", "BASE_ENCOUNTER_COST", "TOTAL_CLAIM_COST", "PAYER_COVERAGE", "REASONCODE", "REASONDESCRIPTION"]),
        new("conditions.csv", DiagnosesFeed.Schema, ["START", "STOP", "PATIENT", "ENCOUNTER", "CODE", "DESCRIPTION"],
            [
                new("patient_id", "PATIENT"), new("encounter_id", "ENCOUNTER"), new("code", "CODE"), new("system", "SYSTEM", System, "SNOMED where the file has no such column"),
                new("display", "DESCRIPTION"), new("onset", "START"), new("abatement", "STOP"),
            ],
            [], IdColumn: "diagnosis_id"),
        new("observations.csv", ObservationsFeed.Schema, ["DATE", "PATIENT", "ENCOUNTER", "CODE", "DESCRIPTION", "VALUE", "UNITS", "TYPE"],
            [
                new("patient_id", "PATIENT"), new("encounter_id", "ENCOUNTER"), new("code", "CODE"), new("system", "CODE", LoincOrNone, "LOINC where the code has its form; scores such as QALY have no system"),
                new("display", "DESCRIPTION"), new("value", "VALUE"), new("unit", "UNITS"), new("taken_at", "DATE"),
            ],
            ["CATEGORY", "TYPE"], IdColumn: "observation_id"),
        Left("allergies.csv", "START STOP PATIENT ENCOUNTER CODE DESCRIPTION TYPE CATEGORY REACTION1", "SYSTEM DESCRIPTION1 SEVERITY1 REACTION2 DESCRIPTION2 SEVERITY2"),
        Left("careplans.csv", "Id START STOP PATIENT ENCOUNTER CODE DESCRIPTION REASONCODE", "REASONDESCRIPTION"),
        Left("claims.csv", "Id PATIENTID PROVIDERID APPOINTMENTID DIAGNOSIS1", "PRIMARYPATIENTINSURANCEID SECONDARYPATIENTINSURANCEID DEPARTMENTID PATIENTDEPARTMENTID DIAGNOSIS2 DIAGNOSIS3 DIAGNOSIS4 DIAGNOSIS5 DIAGNOSIS6 DIAGNOSIS7 DIAGNOSIS8 "
            + "REFERRINGPROVIDERID CURRENTILLNESSDATE SERVICEDATE SUPERVISINGPROVIDERID STATUS1 STATUS2 STATUSP OUTSTANDING1 OUTSTANDING2 OUTSTANDINGP LASTBILLEDDATE1 LASTBILLEDDATE2 LASTBILLEDDATEP "
            + "HEALTHCARECLAIMTYPEID1 HEALTHCARECLAIMTYPEID2"),
        Left("claims_transactions.csv", "ID CLAIMID CHARGEID PATIENTID TYPE AMOUNT", "METHOD FROMDATE TODATE PLACEOFSERVICE PROCEDURECODE MODIFIER1 MODIFIER2 DIAGNOSISREF1 DIAGNOSISREF2 DIAGNOSISREF3 DIAGNOSISREF4 UNITS DEPARTMENTID "
            + "NOTES UNITAMOUNT TRANSFEROUTID TRANSFERTYPE PAYMENTS ADJUSTMENTS TRANSFERS OUTSTANDING APPOINTMENTID LINENOTE PATIENTINSURANCEID FEESCHEDULEID PROVIDERID SUPERVISINGPROVIDERID"),
        Left("devices.csv", "START STOP PATIENT ENCOUNTER CODE DESCRIPTION UDI", ""),
        Left("imaging_studies.csv", "Id DATE PATIENT ENCOUNTER SERIES_UID BODYSITE_CODE", "BODYSITE_DESCRIPTION MODALITY_CODE MODALITY_DESCRIPTION INSTANCE_UID SOP_CODE SOP_DESCRIPTION PROCEDURE_CODE"),
        Left("immunizations.csv", "DATE PATIENT ENCOUNTER CODE DESCRIPTION BASE_COST", ""),
        Left("medications.csv", "START STOP PATIENT PAYER ENCOUNTER CODE DISPENSES", "DESCRIPTION BASE_COST PAYER_COVERAGE TOTALCOST REASONCODE REASONDESCRIPTION"),
        Left("payers.csv", "Id NAME AMOUNT_COVERED UNIQUE_CUSTOMERS", "ADDRESS CITY STATE_HEADQUARTERED ZIP PHONE OWNERSHIP AMOUNT_UNCOVERED REVENUE COVERED_ENCOUNTERS UNCOVERED_ENCOUNTERS COVERED_MEDICATIONS UNCOVERED_MEDICATIONS "
            + "COVERED_PROCEDURES UNCOVERED_PROCEDURES COVERED_IMMUNIZATIONS UNCOVERED_IMMUNIZATIONS QOLS_AVG MEMBER_MONTHS"),
        Left("payer_transitions.csv", "PATIENT PAYER START_DATE END_DATE", "MEMBERID START_YEAR END_YEAR SECONDARY_PAYER PLAN_OWNERSHIP OWNERNAME OWNERSHIP"),
        Left("procedures.csv", "START STOP PATIENT ENCOUNTER CODE DESCRIPTION BASE_COST", "SYSTEM REASONCODE REASONDESCRIPTION"),
        Left("supplies.csv", "DATE PATIENT ENCOUNTER CODE DESCRIPTION QUANTITY", ""),
    ];

    private static CsvLayout Left(string file, string needs, string knows) => new(file, null, needs.Split(' '), [], knows.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string? Given(string name) => name.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var given, _, ..] ? given : null;

    private static string? Family(string name) => name.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } words ? string.Join(' ', words.Skip(1)) : name;

    // Without the column every row is asked with an empty text.
    private static string? System(string system) => system.Length == 0 ? "SNOMED" : system;

    private static string? LoincOrNone(string code) => code.IndexOf('-', StringComparison.Ordinal) > 0 && code.All(c => c == '-' || char.IsAsciiDigit(c)) ? "LOINC" : null;
}
