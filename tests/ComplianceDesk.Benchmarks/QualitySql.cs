using DuckDB.NET.Data;

namespace ComplianceDesk.Benchmarks;

/// <summary>
/// Record checks as somebody would write them in SQL: for each a query that counts what is eligible and one that writes the rows that fail.
/// What depends on a code alone is asked of its distinct values.
/// </summary>
internal static class QualitySql
{
    private const string Patients = "patients t", Encounters = "encounters t", Observations = "observations t";
    private const string Given = "trim(coalesce({0}, '')) <> ''";
    private const string SaysNothing =
        "regexp_matches(trim(regexp_replace(lower({0}), '[^a-z0-9]+', ' ', 'g')), '^(unknown|unk|u|un|und|asku|nask|ni|other|oth|declined|refused|not asked|not specified|not reported|null|none given|missing|blank)$|^(unknown|declined|refused|unable to|prefer not|choose not|does not wish) ')";
    private const string LoincDigit = """
        (10 - (list_sum(list_transform(range(1, strpos(code, '-')), i -> CASE WHEN i % 2 = 1
            THEN CASE WHEN 2 * CAST(substr(code, strpos(code, '-') - i, 1) AS INT) > 9 THEN 2 * CAST(substr(code, strpos(code, '-') - i, 1) AS INT) - 9 ELSE 2 * CAST(substr(code, strpos(code, '-') - i, 1) AS INT) END
            ELSE CAST(substr(code, strpos(code, '-') - i, 1) AS INT) END)) % 10)) % 10
        """;

    /// <summary>Code, rows, what is eligible, what holds.</summary>
    private static readonly (string Code, string From, string Eligible, string Holds)[] Checks =
    [
        ("CMP-01", Patients, "true", "NOT regexp_matches(lower(trim(patient_id)), '^(0*|unknown|unk|null|none|na|n/a|nan|undefined|tbd|temp|new)$')"),
        ("CMP-02", Patients, "true", $"{G("family_name")} AND {G("given_name")}"),
        ("CMP-03", Patients, "true", "birth_date IS NOT NULL"),
        ("CMP-04", Patients, "true", G("sex")),
        ("CMP-06", Patients, "true", G("race")),
        ("CMP-07", Patients, "true", G("ethnicity")),
        ("CMP-08", Patients, "true", G("language")),
        ("CMP-09", Patients, "true", $"{G("address_line")} AND {G("city")} AND {G("state")} AND {G("postal_code")}"),
        ("CMP-10", Patients, "true", G("phone")),
        ("CMP-11", Patients, "true", G("email")),
        ("CMP-12", Patients, "true", $"{G("middle_name")} AND {G("suffix")}"),
        ("CMP-14", Unpivot("sex", "race", "ethnicity", "language"), "trim(value) <> ''", $"(col = 'sex' AND lower(trim(value)) = 'other') OR NOT {SaysNothing.Replace("{0}", "value", StringComparison.Ordinal)}"),
        ("CMP-16", Encounters, "true", $"{G("status")} AND {G("class")} AND {G("patient_id")}"),
        ("CMP-17", Encounters, "status = 'finished'", "started_at IS NOT NULL AND ended_at IS NOT NULL"),
        ("CMP-18", Encounters, "status = 'finished' AND class = 'inpatient'", G("disposition")),
        ("CMP-19", Encounters, "status NOT IN ('planned', 'cancelled', 'entered-in-error')", "attending_user_id IS NOT NULL"),
        ("CMP-25", Observations, "true", $"{G("value")} OR absent_reason IS NOT NULL"),
        ("CMP-26", Observations, "try_cast(value AS DOUBLE) IS NOT NULL", "unit IS NOT NULL"),
        ("CMP-30", Patients, "true", "EXISTS (SELECT 1 FROM encounters e WHERE e.patient_id = t.patient_id) OR EXISTS (SELECT 1 FROM observations o WHERE o.patient_id = t.patient_id)"),
        ("CNF-09", Observations, "system = 'LOINC'", $"code IN (SELECT code FROM (SELECT DISTINCT code FROM observations WHERE system = 'LOINC' AND regexp_matches(code, '^[0-9]{{1,7}}-[0-9]$')) WHERE {LoincDigit} = CAST(right(code, 1) AS INT))"),
        ("CNF-14", Observations, "unit IS NOT NULL", "unit IN (SELECT unit FROM (SELECT DISTINCT unit FROM observations) WHERE regexp_matches(unit, '^/?(min|Cel|%|mm\\[Hg\\]|mg/dL|g/dL|mmol/L|kg|cm|kg/m2)$'))"),
        ("CNF-15", Observations, "system IS NOT NULL", "system IN ('LOINC', 'SNOMED', 'ICD-10-CM', 'ICD-10-PCS', 'RxNorm', 'CVX', 'NDC', 'CPT', 'HCPCS', 'UCUM')"),
        ("CNF-16", Observations, "code <> ''", "system IS NOT NULL AND display IS NOT NULL"),
        ("CNF-21", Patients, G("ssn"), "regexp_matches(ssn, '^[0-9]{3}-?[0-9]{2}-?[0-9]{4}$') AND left(ssn, 3) NOT IN ('000', '666') AND left(ssn, 1) <> '9' AND replace(ssn, '-', '')[4:5] <> '00' AND right(ssn, 4) <> '0000'"),
        ("CNF-23", Unpivot("given_name", "middle_name", "family_name"), "trim(value) <> ''", "NOT regexp_matches(value, '[0-9[:cntrl:]]')"),
        ("CNF-25", "(SELECT encounter_id AS id, patient_id FROM encounters UNION ALL SELECT observation_id, patient_id FROM observations) t", "true", "patient_id IN (SELECT patient_id FROM patients)"),
        ("CNF-26", "(SELECT encounter_id AS id, 'a' AS kind, attending_user_id AS ref FROM encounters UNION ALL SELECT encounter_id, 'd', department_id FROM encounters UNION ALL SELECT observation_id, 'e', encounter_id FROM observations) t",
            "ref IS NOT NULL", "CASE kind WHEN 'a' THEN ref IN (SELECT user_id FROM workforce) WHEN 'd' THEN ref IN (SELECT department_id FROM departments) ELSE ref IN (SELECT encounter_id FROM encounters) END"),
        ("PLS-02", Patients, "birth_date IS NOT NULL AND death_date IS NOT NULL", "birth_date <= death_date"),
        ("PLS-03", "(SELECT e.encounter_id AS id, e.started_at, e.status, p.birth_date, p.death_date FROM encounters e JOIN patients p USING (patient_id)) t", "birth_date IS NOT NULL AND NOT coalesce(death_date < birth_date, false) AND status NOT IN ('cancelled', 'entered-in-error')", "birth_date <= started_at::DATE"),
        ("PLS-05", Encounters, "started_at IS NOT NULL AND ended_at IS NOT NULL AND status NOT IN ('cancelled', 'entered-in-error')", "started_at <= ended_at"),
    ];

    public static IReadOnlyDictionary<string, (long Failing, long Eligible)> Run(DuckDBConnection duck)
    {
        Execute(duck, "CREATE OR REPLACE TABLE failures(check_id VARCHAR, record_id VARCHAR)");
        var counts = new Dictionary<string, (long, long)>();
        foreach (var (code, from, eligible, holds) in Checks)
        {
            var id = from == Patients ? "patient_id" : from == Encounters ? "encounter_id" : from == Observations ? "observation_id" : "id";
            var failing = Execute(duck, $"INSERT INTO failures SELECT '{code}', {id} FROM {from} WHERE ({eligible}) AND NOT ({holds})");
            using var command = duck.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM {from} WHERE {eligible}";
            counts[code] = (failing, (long)command.ExecuteScalar()!);
        }

        return counts;
    }

    public static int Execute(DuckDBConnection duck, string sql)
    {
        using var command = duck.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    private static string G(string column) => Given.Replace("{0}", column, StringComparison.Ordinal);

    /// <summary>The columns of a patient as rows.</summary>
    private static string Unpivot(params string[] columns) =>
        $"({string.Join(" UNION ALL ", columns.Select(column => $"SELECT patient_id AS id, '{column}' AS col, {column} AS value FROM patients WHERE {column} IS NOT NULL"))}) t";
}
