using ComplianceDesk.Core.Quality.Matching;

namespace ComplianceDesk.Core.Tests.Quality.Matching;

public sealed class PairGuardsTests
{
    [Fact]
    public void Allows_WhatAgreesInEverything()
    {
        Assert.Empty(PairGuards.Of(Pattern()));
        Assert.Equal(MatchBand.Confident, PairGuards.Band(Pattern(), 0.999));
    }

    [Theory]
    [InlineData(IdentityField.GivenName, Agreement.Different)]
    [InlineData(IdentityField.GivenName, Agreement.Missing)]
    [InlineData(IdentityField.FamilyName, Agreement.Missing)]
    [InlineData(IdentityField.BirthDate, Agreement.Similar)]
    [InlineData(IdentityField.BirthDate, Agreement.Distant)]
    [InlineData(IdentityField.BirthDate, Agreement.Different)]
    [InlineData(IdentityField.BirthDate, Agreement.Missing)]
    [InlineData(IdentityField.Ssn, Agreement.Different)]
    [InlineData(IdentityField.Ssn, Agreement.Distant)]
    [InlineData(IdentityField.Suffix, Agreement.Different)]
    public void Holds_BackFromConfident(IdentityField field, Agreement agreement)
    {
        var pattern = Pattern((field, agreement));
        Assert.NotEmpty(PairGuards.Of(pattern));
        Assert.NotEqual(MatchBand.Confident, PairGuards.Band(pattern, 1));
    }

    [Theory]
    [InlineData(IdentityField.GivenName, Agreement.Close)]
    [InlineData(IdentityField.BirthDate, Agreement.Close)]
    [InlineData(IdentityField.Ssn, Agreement.Close)]
    [InlineData(IdentityField.Ssn, Agreement.Missing)]
    [InlineData(IdentityField.Suffix, Agreement.Missing)]
    [InlineData(IdentityField.Address, Agreement.Different)]
    [InlineData(IdentityField.Phone, Agreement.Different)]
    [InlineData(IdentityField.MiddleName, Agreement.Different)]
    public void Allows_WhatPeopleMistypeOrChange(IdentityField field, Agreement agreement) => Assert.Equal(MatchBand.Confident, PairGuards.Band(Pattern((field, agreement)), 0.999));

    [Fact]
    public void Holds_BackTwinsOfSimilarNames() =>
        Assert.Equal(
            MatchBand.Review,
            PairGuards.Band(Pattern((IdentityField.GivenName, Agreement.Close), (IdentityField.Ssn, Agreement.Close), (IdentityField.MiddleName, Agreement.Missing)), 1));

    [Fact]
    public void StaysQuiet_AboutTwinsWithNothingOfTheirOwnInCommon()
    {
        Assert.Null(PairGuards.Band(Pattern((IdentityField.GivenName, Agreement.Different), (IdentityField.Ssn, Agreement.Missing)), 1));
        Assert.Null(PairGuards.Band(Pattern((IdentityField.GivenName, Agreement.Different), (IdentityField.Ssn, Agreement.Close)), 1));
        Assert.Equal(MatchBand.Review, PairGuards.Band(Pattern((IdentityField.GivenName, Agreement.Different)), 1));
    }

    [Fact]
    public void StaysQuiet_AboutParentAndChildOfOneName()
    {
        Assert.Null(PairGuards.Band(Pattern((IdentityField.BirthDate, Agreement.Different), (IdentityField.Ssn, Agreement.Different)), 1));
        Assert.Equal(MatchBand.Review, PairGuards.Band(Pattern((IdentityField.BirthDate, Agreement.Different)), 1));
    }

    [Theory]
    [InlineData(0.49, null)]
    [InlineData(0.5, MatchBand.Review)]
    [InlineData(0.98, MatchBand.Review)]
    [InlineData(0.99, MatchBand.Confident)]
    public void Draws_TheLines(double probability, MatchBand? band) => Assert.Equal(band, PairGuards.Band(Pattern(), probability));

    private static AgreementPattern Pattern(params (IdentityField Field, Agreement Agreement)[] but)
    {
        var pattern = new AgreementPattern();
        foreach (var field in Enum.GetValues<IdentityField>())
        {
            var other = but.Where(b => b.Field == field).Select(b => (Agreement?)b.Agreement).SingleOrDefault();
            pattern = pattern.With(field, other ?? Agreement.Same);
        }

        return pattern;
    }
}
