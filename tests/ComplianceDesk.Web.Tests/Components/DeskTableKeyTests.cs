using Bunit;
using ComplianceDesk.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace ComplianceDesk.Web.Tests.Components;

/// <summary>What was begun in a row of a table stays with what the row is about.</summary>
public sealed class DeskTableKeyTests
{
    [Fact]
    public void Keeps_WhatWasBegunInARow_WhenAnotherComesBeforeIt()
    {
        using var context = new BunitContext();
        var table = Render(context, ["running"]);

        table.Render(p => p.Add(t => t.Rows, ["waiting", "running"]));

        Assert.Equal(["waiting: begun for waiting", "running: begun for running"], table.FindAll("tbody td").Select(c => c.TextContent));
    }

    [Fact]
    public void Shows_TwoRowsOfOneKey()
    {
        using var context = new BunitContext();
        var table = Render(context, ["MRN1", "MRN1"]);

        table.Render(p => p.Add(t => t.Rows, ["MRN0", "MRN1", "MRN1"]));

        Assert.Equal(3, table.FindAll("tbody tr").Count);
    }

    private static IRenderedComponent<DeskTable<string>> Render(BunitContext context, IReadOnlyList<string> rows) =>
        context.Render<DeskTable<string>>(p => p.Add(t => t.Caption, "Jobs").Add(t => t.Rows, rows).Add(t => t.Key, row => row)
            .Add(t => t.Head, b => b.AddMarkupContent(0, "<th scope=\"col\">Job</th>")).Add(t => t.Row, row => b =>
            {
                b.OpenComponent<Form>(0);
                b.AddComponentParameter(1, nameof(Form.For), row);
                b.CloseComponent();
            }));

    /// <summary>A form that remembers for which row it was begun.</summary>
    private sealed class Form : ComponentBase
    {
        private string begun = "";

        [Parameter]
        public string For { get; set; } = "";

        protected override void OnInitialized() => begun = For;

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddMarkupContent(0, $"<td>{For}: begun for {begun}</td>");
    }
}
