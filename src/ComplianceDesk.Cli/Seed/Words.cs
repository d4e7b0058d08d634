namespace ComplianceDesk.Cli.Seed;

/// <summary>Roles, departments and objects in the words of three kinds of registers.</summary>
internal static class Words
{
    private static readonly Dictionary<string, (string Short, string Payroll)> Roles = new(StringComparer.Ordinal)
    {
        ["Registered nurse"] = ("RN", "NURSE REGISTERED II"),
        ["Emergency technician"] = ("ED Tech", "TECH EMERGENCY"),
        ["Nursing assistant"] = ("CNA", "ASST NURSING CERT"),
        ["Scheduler"] = ("PSR", "REP PATIENT SERVICES I"),
        ["Unit clerk"] = ("HUC", "COORD UNIT"),
        ["Physician"] = ("MD", "PHYSICIAN"),
        ["Resident physician"] = ("Resident MD", "HOUSESTAFF PGY2"),
        ["Medical assistant"] = ("MA", "ASST MEDICAL"),
        ["Radiologic technologist"] = ("RT(R)", "TECHNOLOGIST RADIOLOGIC"),
        ["Laboratory technologist"] = ("MLS", "SCIENTIST CLIN LAB"),
        ["Pharmacist"] = ("PharmD", "PHARMACIST CLINICAL"),
        ["Respiratory therapist"] = ("RRT", "THERAPIST RESPIRATORY"),
        ["Patient transporter"] = ("Transporter", "AIDE TRANSPORT"),
        ["Dietitian"] = ("RD", "DIETITIAN CLINICAL"),
        ["Case manager"] = ("RN CM", "MGR CASE RN"),
        ["Counselor"] = ("LCSW", "COUNSELOR SUBSTANCE USE"),
        ["Coder"] = ("CCS", "SPEC CODING INPT"),
        ["Billing specialist"] = ("PFS Rep", "REP PATIENT ACCOUNTS"),
        ["Registrar"] = ("Pt Access Rep", "REP PATIENT ACCESS II"),
        ["Release of information specialist"] = ("ROI Spec", "TECH HIM ROI"),
        ["Quality analyst"] = ("QI RN", "ANALYST QUALITY"),
        ["Systems analyst"] = ("Analyst", "ANALYST APPLICATIONS SR"),
        ["Nurse manager"] = ("RN Mgr", "MGR NURSING"),
        ["Manager"] = ("Mgr", "MGR DEPT"),
        ["Administrator"] = ("Admin", "DIR ADMINISTRATION"),
        ["Interface account"] = ("HL7 svc", "SYSTEM ACCOUNT"),
    };

    private static readonly Dictionary<string, (string Short, string Payroll)> Departments = new(StringComparer.Ordinal)
    {
        ["Emergency Department"] = ("ED", "6010 EMERGENCY SVCS"),
        ["Medical 5 West"] = ("5W Med", "6170 MED SURG 5W"),
        ["Medical 5 East"] = ("5E Med", "6171 MED SURG 5E"),
        ["Surgical 4 West"] = ("4W Surg", "6175 MED SURG 4W"),
        ["Intensive Care Unit"] = ("ICU", "6030 CRITICAL CARE"),
        ["Labor and Delivery"] = ("L&D", "6210 WOMENS SVCS L&D"),
        ["Pediatrics"] = ("Peds", "6250 PEDS INPT"),
        ["Behavioral Health Unit"] = ("BHU", "6340 BEHAV HLTH INPT"),
        ["Hospital Medicine"] = ("Hosp Med", "9110 HOSPITALIST GRP"),
        ["Family Medicine Clinic"] = ("FM Clinic", "7110 AMB FAMILY MED"),
        ["Internal Medicine Clinic"] = ("IM Clinic", "7120 AMB INTERNAL MED"),
        ["Cardiology Clinic"] = ("Cards", "7180 AMB CARDIOLOGY"),
        ["Orthopedics Clinic"] = ("Ortho", "7210 AMB ORTHO"),
        ["Women's Health Clinic"] = ("OB/Gyn", "7230 AMB OBGYN"),
        ["Oncology and Infusion"] = ("Onc/Inf", "7260 AMB ONCOLOGY"),
        ["Recovery Program"] = ("Recovery", "7310 AMB SUD PROGRAM"),
        ["Laboratory"] = ("Lab", "7500 CLINICAL LAB"),
        ["Pharmacy"] = ("Rx", "7710 INPT PHARMACY"),
        ["Radiology"] = ("Imaging", "7630 DIAG IMAGING"),
        ["Respiratory Care"] = ("Resp", "7720 CARDIOPULM SVCS"),
        ["Patient Transport"] = ("Transport", "8430 PT TRANSPORT"),
        ["Nutrition Services"] = ("Nutrition", "8340 FOOD & NUTRITION"),
        ["Case Management"] = ("CM/UR", "8770 CARE COORD UR"),
        ["Nursing Float Pool"] = ("Float Pool", "6990 NURSING RESOURCE POOL"),
        ["Coding"] = ("HIM Coding", "8710 HIM CODING"),
        ["Billing"] = ("PFS", "8530 PATIENT FIN SVCS"),
        ["Registration"] = ("Pt Access", "8560 PATIENT ACCESS"),
        ["Release of Information"] = ("HIM ROI", "8712 HIM ROI"),
        ["Quality Improvement"] = ("QI", "8750 QUALITY & SAFETY"),
        ["Information Technology"] = ("IT", "8480 INFO SVCS"),
        ["Administration"] = ("Admin", "8610 ADMINISTRATION"),
    };

    private static readonly Dictionary<Thing, (string Short, string Payroll)> Things = new()
    {
        [Thing.None] = ("", ""),
        [Thing.Chart] = ("Chart Review", "Patient"),
        [Thing.Note] = ("Notes", "DocumentReference"),
        [Thing.Flowsheet] = ("Flowsheets", "Observation"),
        [Thing.Medication] = ("MAR", "MedicationAdministration"),
        [Thing.Order] = ("Orders", "ServiceRequest"),
        [Thing.LabResult] = ("Results", "DiagnosticReport"),
        [Thing.Imaging] = ("Imaging", "ImagingStudy"),
        [Thing.FaceSheet] = ("Demographics", "Coverage"),
        [Thing.ProblemList] = ("Problems", "Condition"),
        [Thing.Document] = ("Media", "Binary"),
        [Thing.Claim] = ("Account", "Claim"),
        [Thing.CodingSummary] = ("Coding", "Encounter"),
        [Thing.Appointment] = ("Appt Desk", "Appointment"),
        [Thing.PatientSearch] = ("Patient Lookup", "List"),
        [Thing.UserRole] = ("Security Class", "PractitionerRole"),
        [Thing.AuditSettings] = ("Audit Config", "AuditEvent"),
    };

    public static string Role(string role, Wording wording) => wording switch { Wording.Short => Roles[role].Short, Wording.Payroll => Roles[role].Payroll, _ => role };

    public static string Department(string name, Wording wording) => wording switch { Wording.Short => Departments[name].Short, Wording.Payroll => Departments[name].Payroll, _ => name };

    public static string Object(Thing thing, Wording wording) => wording switch
    {
        Wording.Short => Things[thing].Short,
        Wording.Payroll => Things[thing].Payroll,
        _ => thing == Thing.None ? "" : Kebab.Of(thing.ToString()),
    };
}
