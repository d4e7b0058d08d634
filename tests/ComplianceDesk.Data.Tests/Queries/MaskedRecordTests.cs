using ComplianceDesk.Data.Queries;

namespace ComplianceDesk.Data.Tests.Queries;

public sealed class MaskedRecordTests
{
    [Theory]
    [InlineData("patients", "MRN0012417", "•••417")]
    [InlineData("patients", "A/B/12417", "•••417")]
    [InlineData("care_team", "MRN0012417/u12", "•••417/u12")]
    [InlineData("relations", "MRN0012417/guarantor", "•••417/guarantor")]
    [InlineData("relations", "MRN0012417", "•••417")]
    [InlineData("documents", "D0012417", "D0012417")]
    [InlineData("encounters", "E1/2", "E1/2")]
    [InlineData("patients", "", "")]
    public void Masks_WhatNamesAPatient_AndNothingElse(string feed, string id, string shown)
    {
        Assert.Equal(shown, MaskedRecord.Of(feed, id));
        Assert.Equal(MaskedRecord.NamesPatient(feed), feed is "patients" or "care_team" or "relations");
    }
}
