using System.Globalization;
using System.Text;
using System.Text.Json;
using ComplianceDesk.Core.Feeds;
using ComplianceDesk.Data.Import;
using ComplianceDesk.Data.Rows;
using Microsoft.EntityFrameworkCore;

namespace ComplianceDesk.Data.Tests.Import;

/// <summary>Native feeds as NDJSON through the real importer: the same rows are the same store as from CSV.</summary>
public sealed class NdjsonImportTests : ImportTest
{
    private int files;

    private async Task<ImportRow> Import(DeskStore into, string content)
    {
        // The name says nothing: what a file is, is told by its content.
        var path = Path.Combine(folder.Path, $"{++files}.log");
        await File.WriteAllTextAsync(path, content, new UTF8Encoding(false));
        var row = await new FileImporter(into, TimeProvider.System).ImportAsync(path, new ImportRequest("tester"));
        Assert.Equal((ImportStatus.Finished, row.Stored + row.Duplicate + row.Rejected), (row.Status, row.Read));
        return row;
    }

    /// <summary>
    /// Random records of each feed as CSV into one store, as NDJSON with records and members in another order into a second. Each then meets the
    /// other's file and finds nothing in it that is new: every column is the same, what is empty too.
    /// </summary>
    [Fact]
    public async Task Stores_WhatCsvStores()
    {
        var second = new DeskStore(Path.Combine(folder.Path, "second"));
        await second.MigrateAsync();
        var random = new Random(7);
        foreach (var feed in FeedSchema.All)
        {
            var records = Enumerable.Range(0, 40).Select(i => feed.Columns.Select(c => Value(c, i, random)).ToArray()).ToArray();
            var csv = string.Join(',', feed.Columns.Select(c => c.Name)) + "\n" + string.Concat(records.Select(r => string.Join(',', r.Select(Quoted)) + "\n"));
            random.Shuffle(records);
            var lines = string.Concat(records.Select(r => Line(feed, r, random) + "\n"));
            Assert.Equal((feed.Id, 40L, 40L, 0L), Counts(await Import(store, csv)));
            Assert.Equal((feed.Id, 40L, 40L, 0L), Counts(await Import(second, lines)));
            Assert.Equal((feed.Id, 40L, 0L, 40L), Counts(await Import(store, lines)));
            Assert.Equal((feed.Id, 40L, 0L, 40L), Counts(await Import(second, csv)));
        }

        static (string?, long, long, long) Counts(ImportRow row) => (row.Feed, row.Read, row.Stored, row.Duplicate);
    }

    [Fact]
    public async Task Leaves_WhatARecordDoesNotName_AndEmptiesNull()
    {
        await Import(store, """{"patient_id":"1","given_name":"Ann","family_name":"Lee","vip":true}""");
        var row = await Import(store, """{"patient_id":"1","family_name":null}""" + "\n" + """{"patient_id":"1","given_name":""}""" + "\n" + """{"patient_id":"2","vip":false}""");
        Assert.Equal((3L, 3L), (row.Read, row.Stored));
        await using var db = store.CreateDbContext();
        var patient = await db.Patients.SingleAsync(p => p.PatientId == "1");
        Assert.Equal((null, null, true), (patient.GivenName, patient.FamilyName, patient.Vip));
    }

    /// <summary>However many sets of members a file names, few writers are held, and every record is stored as it says.</summary>
    [Fact]
    public async Task Stores_RecordsOfEverySetOfMembers()
    {
        var optional = PatientsFeed.Schema.Columns.Where(c => c.Kind == ColumnKind.Text).Select(c => c.Name).Take(9).ToArray();
        var text = new StringBuilder();
        for (var i = 0; i < 1 << optional.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{{\"patient_id\":\"{i}\"{string.Concat(optional.Where((_, c) => (i & (1 << c)) != 0).Select(c => $",\"{c}\":\"{i}\""))}}}\n");
        }
        Assert.Equal(512, (await Import(store, text.ToString())).Stored);
        Assert.Equal(512, (await Import(store, text + "\n")).Duplicate);
        using var connection = store.OpenConnection();
        using var select = new Statement(connection, $"SELECT sum({string.Join(" + ", optional.Select(c => $"(coalesce({ReferenceTable.Column(PatientsFeed.Schema.Columns[PatientsFeed.Schema.Find(c)])} = PatientId, 0))"))}) FROM Patients");
        Assert.True(select.Step());
        Assert.Equal(512 * optional.Length / 2, select.Long(0));
    }

    [Fact]
    public async Task Downloads_RejectedRecords_ToMendAndImportAgain()
    {
        var row = await Import(store, """{"patient_id":"1","birth_date":"bad"}""" + "\n" + """{"patient_id":"2"}""" + "\nbroken\n");
        Assert.Equal((3L, 1L, 2L), (row.Read, row.Stored, row.Rejected));
        using var target = new MemoryStream();
        var file = new RejectedFile(store, row);
        await file.WriteAsync(target, CancellationToken.None);
        Assert.Equal((".ndjson", "application/x-ndjson"), (file.Extension, file.MediaType));
        var download = Encoding.UTF8.GetString(target.ToArray());
        var mended = await Import(store, download.Replace("\"bad\",\"error_code\"", "\"1990-01-01\",\"error_code\"", StringComparison.Ordinal));
        Assert.Equal((2L, 1L, 1L), (mended.Read, mended.Stored, mended.Rejected));
        await using var db = store.CreateDbContext();
        Assert.Equal(new DateOnly(1990, 1, 1), (await db.Patients.SingleAsync(p => p.PatientId == "1")).BirthDate);
    }

    private static string Value(FeedColumn column, int i, Random random)
    {
        if (!column.Required && random.Next(3) == 0) return "";
        return column.Kind switch
        {
            ColumnKind.Text or ColumnKind.Word => random.Next(3) switch { 0 => $"{i}", 1 => $"Zoë \"{i}\", =1\n\tx", _ => $"'{i} 😀\\" },
            ColumnKind.Time or ColumnKind.TimeOrDate => $"2026-03-{1 + i % 28:00}T08:{i:00}:30.5-05:00",
            ColumnKind.Date => $"2026-03-{1 + i % 28:00}",
            ColumnKind.Flag => random.Next(2) == 0 ? "true" : "false",
            ColumnKind.Choice => column.Values[random.Next(column.Values.Count)],
            ColumnKind.Whole => $"{i}",
            ColumnKind.Amount => $"{i}.50",
            _ => $"00{i}",
        };
    }

    private static string Quoted(string value) => value.AsSpan().IndexOfAny("\",\r\n") >= 0 ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;

    private static string Line(FeedSchema feed, string[] record, Random random)
    {
        var members = feed.Columns.Index().Select(c => (c.Item, Value: record[c.Index])).ToArray();
        random.Shuffle(members);
        return $"{{{string.Join(",", members.Where(m => m.Value.Length > 0 || random.Next(3) > 0).Select(m => $"{JsonSerializer.Serialize(m.Item.Name)}: {Json(m.Item, m.Value)}"))}}}";

        string Json(FeedColumn column, string value) => value.Length == 0
            ? random.Next(2) == 0 ? "null" : "\"\""
            : random.Next(2) == 0 && column.Kind is ColumnKind.Flag or ColumnKind.Amount || (column.Kind == ColumnKind.Whole && value is not ['0', _, ..]) ? value : JsonSerializer.Serialize(value);
    }
}
