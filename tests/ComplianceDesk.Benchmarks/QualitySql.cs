using System.Globalization;
using ComplianceDesk.Core.Quality;
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

    private const string Readings = "readings t", Systems = "('LOINC', 'SNOMED', 'ICD-10-CM', 'ICD-10-PCS', 'RxNorm', 'CVX', 'NDC', 'CPT', 'HCPCS', 'UCUM')";
    private const string IsUcum = "unit IN (SELECT unit FROM (SELECT DISTINCT unit FROM observations) WHERE regexp_matches(unit, '^/?(min|Cel|%|mm\\[Hg\\]|mg/dL|g/dL|mmol/L|kg|cm|kg/m2)$'))";
    private const string OneDigit = "0+|1+|2+|3+|4+|5+|6+|7+|8+|9+";
    private const string Plain = "trim(regexp_replace(lower(value), '[^a-z0-9]+', ' ', 'g'))";
    private const string NoName = "^(baby ?boy|baby ?girl|boy baby|girl baby|infant boy|infant girl|newborn|newborn boy|newborn girl|z+test|testpatient|test patient|patient test|test test|do not use|donotuse|dummy|unknown|unk|unidentified|no ?name|n[flm]n|xx+|zzz+|asdf|qwerty|not given|not known|deleted)[0-9 ]*$";
    private const string NearVisit = "taken_at >= started_at - INTERVAL 7 DAY AND NOT coalesce(taken_at > ended_at + INTERVAL 7 DAY, false)";

    /// <summary>What the desk knows of codes and places, as tables: vital signs by unit with what their number would be in the unit they are confused with, units by property, areas.</summary>
    private const string Known = """
        CREATE OR REPLACE TEMP TABLE vital_units(code VARCHAR, unit VARCHAR, times DOUBLE, plus DOUBLE, meant_times DOUBLE, meant_plus DOUBLE, least DOUBLE, most DOUBLE, usual_least DOUBLE, usual_most DOUBLE);
        INSERT INTO vital_units VALUES ('8867-4', '/min', 1, 0, NULL, NULL, 15, 300, 30, 200), ('9279-1', '/min', 1, 0, NULL, NULL, 3, 80, 6, 50), ('8310-5', 'Cel', 1, 0, 1 / 1.8, -32 / 1.8, 25, 45, 34, 42),
            ('8310-5', '[degF]', 1 / 1.8, -32 / 1.8, 1, 0, 25, 45, 34, 42), ('59408-5', '%', 1, 0, NULL, NULL, 40, 100, 70, 100), ('2708-6', '%', 1, 0, NULL, NULL, 40, 100, 70, 100),
            ('8480-6', 'mm[Hg]', 1, 0, NULL, NULL, 40, 300, 60, 250), ('8462-4', 'mm[Hg]', 1, 0, NULL, NULL, 10, 200, 30, 150), ('8302-2', 'cm', 1, 0, 100, 0, 20, 250, 110, 230), ('8302-2', 'm', 100, 0, 1, 0, 20, 250, 110, 230),
            ('29463-7', 'kg', 1, 0, NULL, NULL, 0.3, 400, 30, 340), ('29463-7', '[lb_av]', 0.45359237, 0, NULL, NULL, 0.3, 400, 30, 340), ('39156-5', 'kg/m2', 1, 0, NULL, NULL, 7, 110, 10, 100);
        CREATE OR REPLACE TEMP VIEW readings AS SELECT o.observation_id, o.patient_id, o.encounter_id, o.code, o.taken_at, v.least, v.most, v.usual_least, v.usual_most,
            try_cast(o.value AS DOUBLE) * v.times + v.plus AS reading, try_cast(o.value AS DOUBLE) * v.meant_times + v.meant_plus AS meant
            FROM observations o JOIN vital_units v ON v.code = o.code AND v.unit = o.unit WHERE try_cast(o.value AS DOUBLE) IS NOT NULL;
        CREATE OR REPLACE TEMP TABLE property_units AS SELECT code, unnest(string_split(units, ' ')) AS unit FROM (SELECT unnest(string_split(codes, ' ')) AS code, units FROM (VALUES
            ('8867-4 9279-1 8889-8', '/min 1/min /s Hz'), ('8310-5 8331-1', 'Cel [degF] K'), ('59408-5 2708-6 4548-4', '% 1'), ('8480-6 8462-4', 'mm[Hg] kPa'), ('8302-2', 'cm m mm [in_i]'), ('29463-7', 'kg g [lb_av]'), ('39156-5', 'kg/m2'),
            ('2345-7 718-7 2160-0 2093-3 2571-8', 'g/L g/dL mg/dL mg/L ug/dL ug/mL ug/L ng/mL'), ('2951-2 2823-3 2075-0', 'mol/L mmol/L umol/L meq/L')) AS t(codes, units));
        CREATE OR REPLACE TEMP TABLE states AS SELECT unnest(string_split('AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI FM MH PW AA AE AP', ' ')) AS state;
        CREATE OR REPLACE TEMP TABLE zip_areas(area VARCHAR, states VARCHAR[]);
        """;

    /// <summary>Code, rows, what is eligible, what holds. In the order of the chain: what one has booked another leaves out.</summary>
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
        ("CMP-13", Patients, "death_date IS NOT NULL OR patient_id IN (SELECT patient_id FROM encounters WHERE regexp_matches(lower(trim(disposition)), '^((patient )?(expired|died)|exp|dead|deceased|death|20|4[012])( |$)'))", "death_date IS NOT NULL"),
        ("CMP-14", Unpivot("sex", "race", "ethnicity", "language"), "trim(value) <> ''", $"(col = 'sex' AND lower(trim(value)) = 'other') OR NOT {SaysNothing.Replace("{0}", "value", StringComparison.Ordinal)}"),
        ("CMP-15", Unpivot("given_name", "middle_name", "family_name", "birth_date", "ssn", "postal_code", "phone"), "trim(value) <> ''",
            $"""
            CASE col WHEN 'birth_date' THEN value NOT IN ('0001-01-01', '1753-01-01', '1800-01-01', '1899-12-30', '1899-12-31', '1900-01-01', '2999-12-31', '9999-12-31')
                WHEN 'ssn' THEN NOT regexp_matches(replace(value, '-', ''), '^({OneDigit})$|^123456789$|^987654321$')
                WHEN 'postal_code' THEN NOT regexp_matches(replace(value, '-', ''), '^(00000|99999|000000000|999999999)$')
                WHEN 'phone' THEN NOT regexp_matches(regexp_replace(value, '[^0-9]', '', 'g'), '^({OneDigit})$|^(123456789?0?|0123456789|9876543210)$')
                WHEN 'family_name' THEN NOT regexp_matches({Plain}, '{NoName}') ELSE NOT regexp_matches({Plain}, '{NoName}|^(test|testing|null|n a|fnu|lnu|patient)[0-9 ]*$') END
            """),
        ("CMP-16", Encounters, "true", $"{G("status")} AND {G("class")} AND {G("patient_id")}"),
        ("CMP-17", Encounters, "status = 'finished'", "started_at IS NOT NULL AND ended_at IS NOT NULL"),
        ("CMP-18", Encounters, "status = 'finished' AND class = 'inpatient'", G("disposition")),
        ("CMP-19", Encounters, "status NOT IN ('planned', 'cancelled', 'entered-in-error')", "attending_user_id IS NOT NULL"),
        ("CMP-25", Observations, "true", $"{G("value")} OR absent_reason IS NOT NULL"),
        ("CMP-26", Observations, "try_cast(value AS DOUBLE) IS NOT NULL", "unit IS NOT NULL"),
        ("CMP-30", Patients, "true", "EXISTS (SELECT 1 FROM encounters e WHERE e.patient_id = t.patient_id) OR EXISTS (SELECT 1 FROM observations o WHERE o.patient_id = t.patient_id)"),
        ("CMP-31", """
            (WITH days AS (SELECT 'encounters' AS feed, started_at::DATE AS day, count(*) AS n FROM encounters WHERE status NOT IN ('planned', 'cancelled', 'entered-in-error') AND started_at::DATE <= DATE '2026-06-15' GROUP BY ALL
                    UNION ALL SELECT 'observations', taken_at::DATE, count(*) FROM observations WHERE taken_at::DATE <= DATE '2026-06-15' GROUP BY ALL),
                spans AS (SELECT feed, min(day) AS first, max(day) FILTER (WHERE day < DATE '2026-06-15') AS newest FROM days GROUP BY ALL),
                asked AS (SELECT feed, first, (newest - i::INT)::DATE AS day FROM spans, range(0, 28) r(i) WHERE newest - i::INT >= first),
                weeks AS (SELECT feed, day, day - 7 * k::INT AS earlier FROM asked, range(1, 9) w(k) WHERE day - 7 * k::INT >= first),
                before AS (SELECT w.feed, w.day, coalesce(d.n, 0) AS n FROM weeks w LEFT JOIN days d ON d.feed = w.feed AND d.day = w.earlier),
                usual AS (SELECT feed, day, median(n) AS usual, count(*) AS weeks FROM before GROUP BY ALL)
                SELECT feed || '/' || day AS id, coalesce(d.n, 0) AS n, usual, weeks FROM usual LEFT JOIN days d USING (feed, day)) t
            """, "weeks >= 4 AND usual >= 100", "abs(n - usual) <= 0.3 * usual"),
        ("CNF-03", "(SELECT patient_id AS id, 'sex' AS col, sex AS value FROM patients UNION ALL SELECT encounter_id, 'status', status FROM encounters) t", "trim(value) <> ''",
            "CASE col WHEN 'sex' THEN lower(trim(value)) IN ('male', 'female', 'other', 'unknown', 'm', 'f', 'o', 'u', 'a', 'n', 'x') ELSE lower(trim(value)) IN ('planned', 'scheduled', 'booked', 'pending', 'arrived', 'triaged', 'in-progress', 'active', 'onleave', 'finished', 'completed', 'discharged', 'closed', 'cancelled', 'entered-in-error', 'no-show', 'unknown') END"),
        ("CNF-04", $"({Columns("race", "ethnicity", "language")} UNION ALL SELECT observation_id, 'absent_reason', absent_reason FROM observations WHERE absent_reason IS NOT NULL) t",
            $"trim(value) <> '' AND (col = 'absent_reason' OR NOT {SaysNothing.Replace("{0}", "value", StringComparison.Ordinal)})",
            $"""
            CASE col WHEN 'race' THEN regexp_matches({Plain}, '^(american indian( or alaska native)?|alaska native|asian|black( or african american)?|african american|native hawaiian( or( other)? pacific islander)?|white|middle eastern( or north african)?|hispanic or latino|two or more races|multiracial)$')
                WHEN 'ethnicity' THEN regexp_matches({Plain}, '^(not |non ?)?hispanic( or latin[oa])?$') WHEN 'language' THEN regexp_matches(lower(value), '^([a-z][a-z][a-z]?([-_].*)?|english|spanish|chinese|french|arabic|russian)$')
                ELSE value IN ('unknown', 'asked-unknown', 'temp-unknown', 'not-asked', 'asked-declined', 'masked', 'not-applicable', 'unsupported', 'as-text', 'error', 'not-a-number', 'not-performed', 'not-permitted') END
            """),
        ("CNF-09", Observations, "system = 'LOINC'", $"code IN (SELECT code FROM (SELECT DISTINCT code FROM observations WHERE system = 'LOINC' AND regexp_matches(code, '^[0-9]{{1,7}}-[0-9]$')) WHERE {LoincDigit} = CAST(right(code, 1) AS INT))"),
        ("CNF-14", Observations, "unit IS NOT NULL", IsUcum),
        ("CNF-15", Observations, "system IS NOT NULL", $"system IN {Systems}"),
        ("CNF-16", Observations, "code <> ''", "system IS NOT NULL AND display IS NOT NULL"),
        ("CNF-19", Observations, $"system IN {Systems}", "system = 'LOINC'"),
        ("CNF-20", Unpivot("postal_code", "state"), "trim(value) <> '' AND NOT (col = 'postal_code' AND regexp_matches(replace(value, '-', ''), '^(00000|99999|000000000|999999999)$'))",
            "CASE col WHEN 'state' THEN upper(trim(value)) IN (SELECT state FROM states) ELSE regexp_matches(trim(value), '^[0-9]{5}(-?[0-9]{4})?$') END"),
        ("CNF-21", Patients, G("ssn"), "regexp_matches(ssn, '^[0-9]{3}-?[0-9]{2}-?[0-9]{4}$') AND left(ssn, 3) NOT IN ('000', '666') AND left(ssn, 1) <> '9' AND replace(ssn, '-', '')[4:5] <> '00' AND right(ssn, 4) <> '0000'"),
        ("CNF-22", Unpivot("phone", "email"), $"trim(value) <> '' AND NOT (col = 'phone' AND regexp_matches(regexp_replace(value, '[^0-9]', '', 'g'), '^({OneDigit})$'))",
            """CASE col WHEN 'phone' THEN regexp_matches(trim(value), '^(\+?1[-. ]*)?[(]?[2-9][0-9]{2}[)]?[-. ]*[2-9][0-9]{2}[-. ]*[0-9]{4}( *(x|ext[.]?) *[0-9]+)?$|^\+[1-9]([-. ()]{0,2}[0-9]){7,14}$') ELSE regexp_matches(trim(value), '^[^@\s[:cntrl:]]+@[^@\s.[:cntrl:]]+([.][^@\s.[:cntrl:]]+)+$') END"""),
        ("CNF-23", Unpivot("given_name", "middle_name", "family_name"), "trim(value) <> ''", "NOT regexp_matches(value, '[0-9[:cntrl:]]')"),
        ("CNF-25", "(SELECT encounter_id AS id, patient_id FROM encounters UNION ALL SELECT observation_id, patient_id FROM observations) t", "true", "patient_id IN (SELECT patient_id FROM patients)"),
        ("CNF-26", "(SELECT encounter_id AS id, 'a' AS kind, attending_user_id AS ref FROM encounters UNION ALL SELECT encounter_id, 'd', department_id FROM encounters UNION ALL SELECT observation_id, 'e', encounter_id FROM observations) t",
            "ref IS NOT NULL", "CASE kind WHEN 'a' THEN ref IN (SELECT user_id FROM workforce) WHEN 'd' THEN ref IN (SELECT department_id FROM departments) ELSE ref IN (SELECT encounter_id FROM encounters) END"),
        ("CNF-27", Encounters, "attending_user_id IS NOT NULL", "attending_user_id IN (SELECT user_id FROM workforce) OR NOT (attending_user_id IN (SELECT patient_id FROM patients) OR attending_user_id IN (SELECT department_id FROM departments))"),
        ("CNF-28", $"(SELECT patient_id AS id, {G("family_name")} AND {G("sex")} AS has FROM patients UNION ALL SELECT encounter_id, {G("status")} AND {G("class")} FROM encounters UNION ALL SELECT observation_id, code <> '' FROM observations) t",
            "id NOT IN (SELECT record_id FROM failures)", "has"),
        ("PLS-01", "(SELECT patient_id AS id, birth_date, coalesce(greatest(CASE WHEN death_date <= DATE '2026-06-15' THEN death_date END, CASE WHEN registered_at::DATE <= DATE '2026-06-15' THEN registered_at::DATE END, visited), DATE '2026-06-15') AS latest FROM patients LEFT JOIN (SELECT patient_id, max(started_at)::DATE AS visited FROM encounters WHERE status NOT IN ('planned', 'cancelled', 'entered-in-error') GROUP BY ALL) USING (patient_id)) t",
            "birth_date IS NOT NULL", "birth_date <= DATE '2026-06-15' AND date_sub('year', birth_date, latest) <= 120"),
        ("PLS-02", Patients, "birth_date IS NOT NULL AND death_date IS NOT NULL", "birth_date <= death_date"),
        ("PLS-03", """
            (SELECT e.encounter_id AS id, e.started_at AS happened, e.status, NULL::DATE AS visited, p.birth_date, p.death_date FROM encounters e JOIN patients p USING (patient_id)
            UNION ALL SELECT o.observation_id, o.taken_at, e.status, e.started_at::DATE, p.birth_date, p.death_date FROM observations o JOIN patients p USING (patient_id) LEFT JOIN encounters e USING (encounter_id)) t
            """, "birth_date IS NOT NULL AND happened IS NOT NULL AND NOT coalesce(death_date < birth_date, false) AND NOT coalesce(visited < birth_date, false) AND coalesce(status, '') NOT IN ('cancelled', 'entered-in-error')", "birth_date <= happened::DATE"),
        ("PLS-05", Encounters, "started_at IS NOT NULL AND ended_at IS NOT NULL AND status NOT IN ('cancelled', 'entered-in-error')", "started_at <= ended_at"),
        ("PLS-07", "(SELECT o.observation_id AS id, o.taken_at, e.started_at, e.ended_at FROM observations o JOIN encounters e USING (encounter_id, patient_id) WHERE o.taken_at IS NOT NULL AND e.status NOT IN ('cancelled', 'entered-in-error')) t",
            $"({NearVisit}) OR started_at <= ended_at", NearVisit),
        ("PLS-08", Encounters, "class IN ('inpatient', 'emergency') AND status = 'finished' AND started_at <= ended_at", "ended_at - started_at <= CASE class WHEN 'inpatient' THEN INTERVAL 365 DAY ELSE INTERVAL 7 DAY END"),
        ("PLS-09", """
            (SELECT patient_id AS id, death_date::TIMESTAMP AS happened FROM patients WHERE birth_date <= death_date UNION ALL SELECT patient_id, registered_at FROM patients UNION ALL SELECT encounter_id, started_at FROM encounters WHERE status NOT IN ('planned', 'cancelled', 'entered-in-error')
            UNION ALL SELECT encounter_id, ended_at FROM encounters WHERE status NOT IN ('planned', 'cancelled', 'entered-in-error') UNION ALL SELECT observation_id, taken_at FROM observations UNION ALL SELECT observation_id, recorded_at FROM observations) t
            """, "happened IS NOT NULL", "happened <= TIMESTAMP '2026-06-16 12:00:00'"),
        ("PLS-10", Readings, "reading BETWEEN least AND most OR meant IS NULL OR meant NOT BETWEEN least AND most", "reading BETWEEN least AND most"),
        ("PLS-11", $"{Readings} JOIN patients p USING (patient_id)", "reading BETWEEN least AND most AND taken_at::DATE >= birth_date + INTERVAL 18 YEAR", "reading BETWEEN usual_least AND usual_most"),
        ("PLS-12", Observations, $"code IN (SELECT code FROM property_units) AND try_cast(value AS DOUBLE) IS NOT NULL AND {IsUcum}", "(code, unit) IN (SELECT code, unit FROM property_units)"),
        ("PLS-13", """
            (SELECT observation_id AS id, reading BETWEEN least AND most OR meant NOT BETWEEN least AND most AS plain FROM readings WHERE meant IS NOT NULL
            UNION ALL SELECT observation_id, abs(reading / usual * 0.45359237 - 1) > 0.03 FROM (SELECT r.observation_id, r.reading, median(r.reading) OVER (PARTITION BY r.patient_id) AS usual, count(*) OVER (PARTITION BY r.patient_id) AS n
                FROM readings r JOIN patients p USING (patient_id) WHERE r.code = '29463-7' AND r.taken_at::DATE >= p.birth_date + INTERVAL 18 YEAR) WHERE n > 1) t
            """, "true", "plain"),
        ("PLS-14", "(SELECT s.observation_id AS id, s.reading AS systolic, d.reading AS diastolic FROM readings s JOIN (SELECT patient_id, taken_at, any_value(reading) AS reading FROM readings WHERE code = '8462-4' GROUP BY ALL) d USING (patient_id, taken_at) WHERE s.code = '8480-6') t", "true", "systolic > diastolic"),
        ("PLS-21", "(SELECT coalesce(e.department_id, '') AS id, count(*) AS readings, count(*) FILTER (WHERE reading % 10 = 0) AS zeros FROM readings r LEFT JOIN encounters e USING (encounter_id, patient_id) WHERE r.code IN ('8480-6', '8462-4') AND reading % 1 = 0 GROUP BY ALL) t", "readings >= 50", "zeros <= 0.4 * readings"),
        ("TML-09", Observations, "code IN (SELECT code FROM vital_units) AND taken_at IS NOT NULL AND recorded_at IS NOT NULL", "recorded_at - taken_at <= INTERVAL 24 HOUR"),
        ("TML-10", Observations, "taken_at IS NOT NULL AND recorded_at IS NOT NULL", "recorded_at > taken_at - INTERVAL 1 MINUTE"),
        ("TML-11", "(SELECT 'encounters' AS id, max(started_at) AS newest FROM encounters WHERE started_at <= TIMESTAMP '2026-06-15 12:00:00' UNION ALL SELECT 'observations', max(taken_at) FROM observations WHERE taken_at <= TIMESTAMP '2026-06-15 12:00:00') t", "newest IS NOT NULL", "newest >= TIMESTAMP '2026-06-14 12:00:00'"),
        ("TML-12", Observations, "code NOT IN (SELECT code FROM vital_units) AND recorded_at >= taken_at", "recorded_at - taken_at <= INTERVAL 24 HOUR"),
        ("UNQ-02", "(SELECT min(patient_id) AS id, count(*) AS bearers FROM patients GROUP BY ltrim(upper(replace(replace(replace(patient_id, '-', ''), ' ', ''), '.', '')), '0')) t", "true", "bearers = 1"),
        ("UNQ-05", $"(SELECT min(patient_id) AS id, count(*) AS bearers FROM (SELECT patient_id, replace(replace(ssn, '-', ''), ' ', '') AS number FROM patients) WHERE regexp_matches(number, '^[0-9]{{9}}$') AND left(number, 3) NOT IN ('000', '666') AND left(number, 1) <> '9' AND number[4:5] <> '00' AND right(number, 4) <> '0000' AND NOT regexp_matches(number, '^({OneDigit})$|^123456789$') GROUP BY number) t", "true", "bearers = 1"),
        ("UNQ-07", "(SELECT o.observation_id AS id, d.first FROM observations o LEFT JOIN (SELECT patient_id, taken_at, code, value, unit, system, min(observation_id) AS first FROM observations GROUP BY ALL HAVING count(*) > 1) d ON d.patient_id = o.patient_id AND d.taken_at = o.taken_at AND d.code = o.code AND d.value = o.value AND d.unit IS NOT DISTINCT FROM o.unit AND d.system IS NOT DISTINCT FROM o.system WHERE o.taken_at IS NOT NULL AND trim(o.value) <> '') t", "true", "first IS NULL OR first = id"),
        ("CNS-01", "(SELECT encounter_id AS id, lower(status) NOT IN ('planned', 'scheduled', 'booked', 'pending', 'arrived', 'triaged', 'in-progress', 'active', 'onleave') AS agrees FROM encounters WHERE ended_at <= TIMESTAMP '2026-06-15 12:00:00' AND started_at <= ended_at AND status <> '' UNION ALL SELECT user_id, status <> 'terminated' OR terminated_on IS NOT NULL FROM workforce WHERE status IS NOT NULL) t", "true", "agrees"),
        ("CNS-05", "(SELECT p.patient_id AS id, upper(trim(p.state)) AS state, z.states FROM patients p JOIN zip_areas z ON z.area = left(trim(p.postal_code), 3) WHERE upper(trim(p.state)) IN (SELECT state FROM states)) t", "true", "list_contains(states, state)"),
        ("ACC-06", Encounters, "trim(status) <> ''", "lower(status) <> 'entered-in-error'"),
    ];

    public static IReadOnlyDictionary<string, (long Failing, long Eligible)> Run(DuckDBConnection duck)
    {
        Execute(duck, Known);
        Execute(duck, $"INSERT INTO zip_areas VALUES {string.Join(", ", Enumerable.Range(0, 1000).Select(area => area.ToString("000", CultureInfo.InvariantCulture)).Where(area => ZipAreas.StatesOf(area + "00") is not null)
            .Select(area => $"('{area}', string_split('{ZipAreas.StatesOf(area + "00")}', ' '))"))}");
        Execute(duck, "CREATE OR REPLACE TABLE failures(check_id VARCHAR, record_id VARCHAR)");
        var counts = new Dictionary<string, (long, long)>();
        foreach (var (code, from, eligible, holds) in Checks)
        {
            var id = from == Patients ? "patient_id" : from == Encounters ? "encounter_id" : from.StartsWith(Observations, StringComparison.Ordinal) || from.StartsWith(Readings, StringComparison.Ordinal) ? "observation_id" : "id";
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
    private static string Unpivot(params string[] columns) => $"({Columns(columns)}) t";

    private static string Columns(params string[] columns) =>
        string.Join(" UNION ALL ", columns.Select(column => $"SELECT patient_id AS id, '{column}' AS col, {column}::VARCHAR AS value FROM patients WHERE {column} IS NOT NULL"));
}
