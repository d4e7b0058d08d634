using ComplianceDesk.Core.Cases;
using Xunit;

namespace ComplianceDesk.Core.Tests.Cases;

public sealed class KnownNamesTests
{
    private readonly KnownNames names = new();

    public KnownNamesTests()
    {
        names.Add("U4", "u1042", "Ann", "Ward");
        names.Add("U5", "b.roe", "Will", "Van Der Berg");
        names.Add("P7", "MRN0012417", "Samuel", "O'Brien-Jones");
        names.Add("P8", "30", "Ann", "Lee");
    }

    [Theory]
    [InlineData("Ann Ward said so.", "U4 said so.")]
    [InlineData("ann ward said so.", "U4 said so.")]
    [InlineData("Ward, Ann: asked twice", "U4: asked twice")]
    [InlineData("Ms Ward's manager", "Ms U4's manager")]
    [InlineData("WARD was told", "U4 was told")]
    [InlineData("U1042 opened MRN0012417.", "U4 opened P7.")]
    [InlineData("mail of b.roe", "mail of U5")]
    [InlineData("Samuel O'Brien-Jones and O’Brien Jones", "P7 and P7")]
    [InlineData("Will van der Berg", "U5")]
    [InlineData("Ann was asked", "[name] was asked")]
    // A single name in small letters is a word; a short number is a number; a part of a word is none.
    [InlineData("on the ward, as they will in 30 days", "on the ward, as they will in 30 days")]
    [InlineData("Wardens of Annapolis", "Wardens of Annapolis")]
    [InlineData("the file u10425", "the file u10425")]
    [InlineData("Ann\nWard", "[name]\nU4")]
    [InlineData("", "")]
    public void Replaces_WhatTheDeskKnows(string text, string expected) => Assert.Equal(expected, names.Replace(text));

    [Fact]
    public void Counts_TheTextsItChanged()
    {
        names.Replace("Ann Ward and Samuel.");
        names.Replace("Nobody.");
        names.Replace("Lee.");
        Assert.Equal(2, names.Changed);
    }
}
