using System.Globalization;
using ComplianceDesk.Core.Quality.Matching;

namespace ComplianceDesk.Core.Tests.Quality.Matching;

/// <summary>The whole search over populations with known truth.</summary>
public sealed class DuplicateSearchTests(ITestOutputHelper output)
{
    // The shapes of the FEBRL sets: one duplicate each, and up to five.
    private static readonly PopulationShape OneEach = new(500, 500, Contacts: false);
    private static readonly PopulationShape UpToFive = new(2000, 3000, Contacts: false, MostCopies: 5);
    private static readonly PopulationShape WithRelatives = new(5000, 600, Households: 1000, Twins: 150, Juniors: 120);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Finds_OneDuplicateEach(ulong seed) => Holds(OneEach, seed, precision: 0.997, recall: 0.99, confidentRecall: 0.7);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Finds_UpToFiveDuplicatesEach(ulong seed) => Holds(UpToFive, seed, precision: 0.997, recall: 0.99, confidentRecall: 0.6);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Finds_DuplicatesAmongRelatives(ulong seed) => Holds(WithRelatives, seed, precision: 0.97, recall: 0.985, confidentRecall: 0.65);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Finds_DuplicatesAmongRelativesWithoutSsn(ulong seed) => Holds(WithRelatives with { Ssn = 0 }, seed, precision: 0.95, recall: 0.95, confidentRecall: 0.5);

    [Fact]
    public void Finds_TheDuplicatesOfFebrl1()
    {
        var file = Path.Combine(Repository.Root, "..", "shared", "samples", "patients-duplicates", "febrl1.csv");
        Assert.SkipUnless(File.Exists(file), "the FEBRL sample is not beside this checkout");
        var people = File.ReadLines(file).Skip(1).Select(line => line.Split(", ")).Select(c => (Record: Febrl(c), Person: int.Parse(c[0].Split('-')[1], CultureInfo.InvariantCulture))).ToList();
        var truth = Measure(people);
        output.WriteLine(truth.ToString());
        Assert.InRange(truth.Precision, 0.997, 1);
        Assert.InRange(truth.Recall, 0.99, 1);
        Assert.InRange(truth.ConfidentPrecision, 0.99, 1);

        static PatientIdentity Febrl(string[] c) => new()
        {
            GivenName = c[1],
            FamilyName = c[2],
            AddressLine = $"{c[3]} {c[4]} {c[5]}",
            City = c[6],
            PostalCode = c[7],
            BirthDate = DateOnly.TryParseExact(c[9], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) ? born : null,
            Ssn = c[10],
        };
    }

    [Fact]
    public void Finds_TheSameInAnyOrderWithAnyNumberOfWorkers()
    {
        var people = MadeUpPeople.Make(new(3000, 400, 300, 60, 40), 5).Select(p => p.Record).ToList();
        var order = Enumerable.Range(0, people.Count).OrderBy(i => (i * 2_654_435_761L) % 1_000_003).ToList();
        var straight = DuplicateSearch.Run(IdentityTable.Of(people), workers: 1);
        var shuffled = DuplicateSearch.Run(IdentityTable.Of(order.Select(i => people[i])), workers: 3);
        Assert.NotEmpty(straight.Pairs);
        Assert.Equal(Named(straight, i => i), Named(shuffled, i => order[i]));

        static List<string> Named(DuplicateSearch search, Func<int, int> original) =>
        [
            .. search.Pairs.Select(p =>
            {
                int a = original(search.Table.Ordinal(p.RowA)), b = original(search.Table.Ordinal(p.RowB));
                return $"{Math.Min(a, b)} {Math.Max(a, b)} {p.Probability:R} {p.Band} {string.Join(",", search.Evidence(p).Select(e => e.Bits.ToString("R", CultureInfo.InvariantCulture)))}";
            }).Order(StringComparer.Ordinal),
        ];
    }

    [Fact]
    public void Finds_APairInAStoreOfThree()
    {
        PatientIdentity ann = new() { GivenName = "Ann", FamilyName = "Okafor", BirthDate = new(1970, 5, 6), Ssn = "219-44-1023", AddressLine = "12 Elm St", PostalCode = "02139" };
        var search = DuplicateSearch.Run(IdentityTable.Of([ann, new() { GivenName = "Bert", FamilyName = "Lund", BirthDate = new(1950, 1, 2) }, ann with { FamilyName = "Okafar", Ssn = null }]));
        var pair = Assert.Single(search.Pairs);
        Assert.Equal([0, 2], new[] { search.Table.Ordinal(pair.RowA), search.Table.Ordinal(pair.RowB) }.Order());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void StaysQuiet_InAStoreTooSmall(int records) =>
        Assert.Empty(DuplicateSearch.Run(IdentityTable.Of(Enumerable.Repeat(new PatientIdentity { GivenName = "Ann", FamilyName = "Okafor" }, records))).Pairs);

    [Fact]
    public void StaysQuiet_AboutPlaceholders()
    {
        PatientIdentity nobody = new()
        {
            GivenName = "BABY BOY", FamilyName = "UNKNOWN", BirthDate = new(1900, 1, 1), Ssn = "999-99-9999", Phone = "000-000-0000", Email = "none@none.com", AddressLine = "HOMELESS", PostalCode = "00000",
        };
        var people = Enumerable.Repeat(nobody, 300).Concat(MadeUpPeople.Make(new(1000, 0), 3).Select(p => p.Record));
        Assert.Empty(DuplicateSearch.Run(IdentityTable.Of(people)).Pairs);
    }

    [Fact]
    public void StaysQuiet_AboutTwins()
    {
        var people = MadeUpPeople.Make(new(2000, 100, Twins: 200), 8).ToList();
        var search = DuplicateSearch.Run(IdentityTable.Of(people.Select(p => p.Record)));
        var wrong = search.Pairs.Where(p => people[search.Table.Ordinal(p.RowA)].Person != people[search.Table.Ordinal(p.RowB)].Person).ToList();
        Assert.InRange(wrong.Count, 0, 10);
        Assert.DoesNotContain(wrong, p => p.Band == MatchBand.Confident);
    }

    [Fact]
    public void Counts_WhatTooLargeBlocksLeaveOut()
    {
        // One postal code, one sound of family name, one year of birth, for more records than a block may hold.
        var crowd = Enumerable.Range(0, 400).Select(i => new PatientIdentity { FamilyName = "Smith", GivenName = "Ann", PostalCode = "02139", AddressLine = $"{i} Elm St", BirthDate = new(1970, 1, 1 + (i % 28)) });
        var search = DuplicateSearch.Run(IdentityTable.Of(crowd));
        Assert.All(search.Passes, p => Assert.InRange(p.LeftOut, 0, 400 * 399 / 2));
        Assert.Contains(search.Passes, p => p is { Parted: 1, LeftOut: > 0 });
    }

    private void Holds(PopulationShape shape, ulong seed, double precision, double recall, double confidentRecall)
    {
        var truth = Measure([.. MadeUpPeople.Make(shape, seed)]);
        output.WriteLine(truth.ToString());
        Assert.InRange(truth.Precision, precision, 1);
        Assert.InRange(truth.Recall, recall, 1);
        Assert.InRange(truth.ConfidentPrecision, 0.99, 1);
        Assert.InRange(truth.ConfidentRecall, confidentRecall, 1);
    }

    private static Truth Measure(List<(PatientIdentity Record, int Person)> people)
    {
        var search = DuplicateSearch.Run(IdentityTable.Of(people.Select(p => p.Record)));
        return Truth.Of([.. people.Select(p => p.Person)], [.. search.Pairs.Select(p => (search.Table.Ordinal(p.RowA), search.Table.Ordinal(p.RowB), p.Band))], people);
    }
}
