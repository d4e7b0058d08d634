using Xunit;

namespace ComplianceDesk.Documents.Tests;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("tab\tand\nline", "tab and line")]
    [InlineData("bell\u0007", "bell\uFFFD")]
    [InlineData("override\u202Etxet", "override\uFFFDtxet")]
    [InlineData("isolate\u2067x\u2069", "isolate\uFFFDx\uFFFD")]
    [InlineData("whole\U0001F600", "whole\U0001F600")]
    [InlineData("joined\u200Dup", "joined\u200Dup")]
    public void Replaces_WhatSteers(string text, string expected) => Assert.Equal(expected, PlainText.OneLine(text));

    [Fact]
    public void Replaces_HalfACharacter() => Assert.Equal("half\uFFFDx\uFFFD", PlainText.OneLine("half\uDC00x\uD83D"));

    [Fact]
    public void Keeps_LineFeeds_WhereLinesAreWanted() => Assert.Equal("a\nb\nc d", PlainText.Lines("a\r\nb\rc\td"));
}
