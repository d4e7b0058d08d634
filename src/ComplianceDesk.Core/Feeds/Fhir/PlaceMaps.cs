namespace ComplianceDesk.Core.Feeds.Fhir;

/// <summary>Location → departments.</summary>
internal sealed class LocationMap() : FhirResourceMap("Location", DepartmentsFeed.Schema,
    ("department_id", "`id`, else the UUID of the entry"), ("name", "`name`"), ("facility_id", "`managingOrganization`"))
{
    public override IEnumerable<FhirRow> Read(FhirResource resource)
    {
        var row = Row();
        row.Set("department_id", resource.Id);
        row.Set("name", resource.Root.Text("name"));
        row.Set("facility_id", resource.Place(resource.Root.Object("managingOrganization")));
        row.OtherNames.AddRange(resource.Identifiers);
        if (resource.BundleName is { } other) row.OtherNames.Add(other);
        yield return row;
    }
}

/// <summary>Organization → departments: encounters and audit events name either.</summary>
internal sealed class OrganizationMap() : FhirResourceMap("Organization", DepartmentsFeed.Schema,
    ("department_id", "`id`, else the UUID of the entry"), ("name", "`name`"), ("facility_id", "`partOf`, else itself"))
{
    public override IEnumerable<FhirRow> Read(FhirResource resource)
    {
        var row = Row();
        row.Set("department_id", resource.Id);
        row.Set("name", resource.Root.Text("name"));
        row.Set("facility_id", resource.Place(resource.Root.Object("partOf")) ?? resource.Id);
        row.OtherNames.AddRange(resource.Identifiers);
        if (resource.BundleName is { } other) row.OtherNames.Add(other);
        yield return row;
    }
}
