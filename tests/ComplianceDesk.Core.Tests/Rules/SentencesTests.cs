using ComplianceDesk.Core.Explanations;
using ComplianceDesk.Core.Rules;

namespace ComplianceDesk.Core.Tests.Rules;

/// <summary>Published definitions are read sentence by sentence.</summary>
public sealed class SentencesTests
{
    [Theory]
    [InlineData("One. Two.", "One.", "Two.")]
    [InlineData("One (a. B) and 45 CFR 164.502(g). Two", "One (a. B) and 45 CFR 164.502(g).", "Two")]
    [InlineData("One alone", "One alone")]
    [InlineData("")]
    public void Cuts_AfterEachSentence(string text, params string[] sentences) => Assert.Equal(sentences.DefaultIfEmpty(""), Sentences.Of(text));

    /// <summary>What nobody reads to its end is not published.</summary>
    [Fact]
    public void Keeps_EachSentenceOfADefinitionReadable()
    {
        var texts = RuleCatalog.All.Select(r => (r.Info.Id, Text: r.Info.DefinitionIn(JudgementPolicy.Default))).Concat(ExplanationCatalog.All.Select(e => (e.Id, Text: e.DefinitionIn(JudgementPolicy.Default))));
        Assert.All(texts.SelectMany(t => Sentences.Of(t.Text), (t, sentence) => (t.Id, sentence)), t => Assert.InRange(t.sentence.Split(' ').Length, 1, 80));
    }
}
