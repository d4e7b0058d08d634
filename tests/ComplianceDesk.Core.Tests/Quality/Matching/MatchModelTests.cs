using ComplianceDesk.Core.Quality.Matching;

namespace ComplianceDesk.Core.Tests.Quality.Matching;

public sealed class MatchModelTests
{
    [Fact]
    public void Sums_TheEvidenceToTheOdds()
    {
        var people = MadeUpPeople.Make(new(800, 150, 100, 20, 20), 2).Select(p => p.Record);
        var search = DuplicateSearch.Run(IdentityTable.Of(people));
        Assert.NotEmpty(search.Pairs);
        Assert.All(search.Pairs, pair =>
        {
            var bits = search.Evidence(pair).Sum(e => e.Bits);
            Assert.Equal(pair.Probability, 1 / (1 + Math.Pow(2, -bits)), 9);
        });
    }

    [Fact]
    public void Weighs_MissingAsNothing()
    {
        var model = Fitted();
        Assert.All(Enum.GetValues<IdentityField>(), f => Assert.Equal(0, model.Weight(f, Agreement.Missing)));
    }

    [Fact]
    public void Weighs_AgreementUpAndDisagreementDown()
    {
        var model = Fitted();
        Assert.All(Enum.GetValues<IdentityField>(), f =>
        {
            Assert.True(model.Weight(f, Agreement.Same) > 0);
            Assert.True(model.Weight(f, Agreement.Different) < 0);
        });
    }

    [Fact]
    public void Fits_WhatIsKnownOfTheRecords()
    {
        // Half of the people twice; names damaged in a known share, SSN never.
        var people = MadeUpPeople.Make(new(3000, 0), 9).Select(p => p.Record).ToList();
        var copies = people.Take(1500).Select((p, i) => p with { GivenName = i % 4 == 0 ? "Q" + p.GivenName![1..] : p.GivenName, Sex = i % 10 == 0 ? p.Sex == "M" ? "F" : "M" : p.Sex });
        var model = DuplicateSearch.Run(IdentityTable.Of(people.Concat(copies))).Model;
        double all = 4500 * 4499 / 2.0;
        Assert.Equal(1500 / all, model.Duplicates, 0.03 * 1500 / all);
        double SamePerson(IdentityField field, Agreement agreement) => Math.Pow(2, model.Weight(field, agreement)) * model.Chance(field, agreement);
        Assert.Equal(0.75, SamePerson(IdentityField.GivenName, Agreement.Same), 0.03);
        Assert.Equal(0.10, SamePerson(IdentityField.Sex, Agreement.Different), 0.03);
        Assert.Equal(0.50, model.Chance(IdentityField.Sex, Agreement.Same), 0.02);
    }

    [Fact]
    public void Tells_RelativesFromOnePerson()
    {
        // Everything relatives share is the same; what is one's own is not given.
        var model = DuplicateSearch.Run(IdentityTable.Of(MadeUpPeople.Make(new(4000, 300, 800, 100, 60), 6).Select(p => p.Record))).Model;
        var shared = new AgreementPattern().With(IdentityField.FamilyName, Agreement.Same).With(IdentityField.Address, Agreement.Same).With(IdentityField.Phone, Agreement.Same);
        Assert.InRange(model.Score(shared, []).Probability, 0, 0.5);
        Assert.InRange(model.Score(shared.With(IdentityField.GivenName, Agreement.Same).With(IdentityField.BirthDate, Agreement.Same), []).Probability, 0.9, 1);
    }

    private static MatchModel Fitted() => DuplicateSearch.Run(IdentityTable.Of(MadeUpPeople.Make(new(1500, 200, 200, 30, 30), 7).Select(p => p.Record))).Model;
}
