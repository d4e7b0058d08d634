using ComplianceDesk.Data.Queries;
using ComplianceDesk.Data.Rows;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ComplianceDesk.Data.Tests.Queries;

/// <summary>A filter survives the address bar.</summary>
public sealed class FindingFilterTests
{
    [Property(Arbitrary = [typeof(Filters)], MaxTest = 500)]
    public void ReadsBack_WhatItWrote(FindingFilter filter) => Assert.Equal(filter, FindingFilter.Parse(filter.ToQueryString()));

    [Fact]
    public void Leaves_TheDefaultQueueOutOfTheAddress()
    {
        Assert.Equal("", new FindingFilter().ToQueryString());
        Assert.Equal(new FindingFilter(), FindingFilter.Parse(null));
        Assert.Equal(FindingScope.Inbox, new FindingFilter().Scope);
    }

    [Theory]
    [InlineData("status=nonsense&severity=12&patient=-4&from=31/12/2026&sort=%00&mine=perhaps")]
    [InlineData("patient=99999999999999999999&to=2026-02-30&rule=%20%20")]
    [InlineData("&&&===%%%")]
    public void Ignores_WhatItDoesNotUnderstand(string address) => Assert.Equal(new FindingFilter(), FindingFilter.Parse(address));

    [Theory]
    [InlineData("sort=latest", FindingSort.LastAccess, true)]
    [InlineData("sort=oldest", FindingSort.Age, true)]
    [InlineData("sort=-first-access", FindingSort.FirstAccess, true)]
    [InlineData("sort=owner", FindingSort.Owner, false)]
    [InlineData("sort=record", FindingSort.Score, true)]
    public void Reads_TheOrderAndThatOfOlderAddresses(string address, FindingSort column, bool descending) =>
        Assert.Equal(new RowSort<FindingSort>(column, descending), FindingFilter.Parse(address).Sort);

    [Fact]
    public void Describes_EveryConditionInWords()
    {
        var filter = new FindingFilter
        {
            Scope = FindingScope.All, Severity = FindingSeverity.High, Rule = "household", User = "u7", Patient = 17,
            From = new DateOnly(2026, 1, 2), To = new DateOnly(2026, 2, 3), Text = "smi", Mine = true, AddedBy = 3, WithdrawnBy = 4, Sort = new(FindingSort.LastAccess, Descending: true),
        };
        Assert.Equal(
            "every status, severity high, rule household, user u7, patient record 17, from 2026-01-02, to 2026-02-03, text \"smi\", assigned to me, added by judgement 3, withdrawn by judgement 4, by last-access, highest first",
            filter.Describe());
    }

    [Fact]
    public void Writes_EveryScopeThatNamesAStatusLikeTheStatus()
    {
        var named = Enum.GetNames<FindingScope>().Except(["Inbox", "Open", "Decided", "SecondLook", "Suppressed", "All"]);
        Assert.Equal(Enum.GetNames<FindingStatus>().Order(), named.Order());
    }

    private sealed class Filters
    {
        public static Arbitrary<FindingFilter> Filter()
        {
            var text = ArbMap.Default.GeneratorFor<NonWhiteSpaceString>().Select(s => s.Get.Replace("\0", "x").Trim())
                .Where(s => s.Length > 0 && IsWellFormed(s));
            var days = Gen.Choose(0, 3_000_000).Select(n => n % 4 == 0 ? null : (DateOnly?)DateOnly.FromDayNumber(n));
            return (from scope in Gen.Elements(Enum.GetValues<FindingScope>())
                    from severity in Gen.Elements(Enum.GetValues<FindingSeverity>().Select(s => (FindingSeverity?)s).Append(null))
                    from rule in text.OrNull()
                    from user in text.OrNull()
                    from patient in Gen.Choose(0, int.MaxValue).Select(n => n % 4 == 0 ? null : (int?)n)
                    from start in days
                    from end in days
                    from typed in text.OrNull()
                    from mine in Gen.Elements(true, false)
                    from column in Gen.Elements(Enum.GetValues<FindingSort>())
                    from falling in Gen.Elements(true, false)
                    from byUser in Gen.Elements(true, false)
                    select new FindingFilter
                    {
                        Group = byUser ? FindingGroup.Rule : FindingGroup.None, Escalated = byUser, Overdue = !byUser, Age = byUser ? FindingAge.Older : null, AddedBy = byUser ? patient : null, WithdrawnBy = byUser ? null : patient, Columns = byUser ? "score,finding" : null,
                        Scope = scope, Severity = severity, Rule = rule, User = user, Patient = patient, From = start, To = end, Text = typed, Mine = mine, Sort = new(column, falling),
                    }).ToArbitrary();
        }

        // Half a surrogate pair is no text: UTF-8, and so an address, cannot hold it.
        private static bool IsWellFormed(string text) => !text.Where((c, i) => char.IsSurrogate(c)
            && !(char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            && !(char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(text[i - 1]))).Any();
    }
}
