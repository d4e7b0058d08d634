using System.Diagnostics;
using System.Globalization;
using System.Net;
using ComplianceDesk.Core.Reports;
using ComplianceDesk.Documents;

namespace ComplianceDesk.Benchmarks;

/// <summary>A long six-column table as PDF: our writer against a browser's print-to-PDF of the same rows, in turn, each a process of its own, its children counted in.</summary>
internal static class PdfBenchmark
{
    private static readonly string[] Heads = ["Finding", "Name", "Department", "Requirement", "Status", "Count"];

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["--once", var target, var count])
        {
            WriteOurs(target, int.Parse(count, CultureInfo.InvariantCulture));
            return 0;
        }

        var rows = Number(args, "--rows", 21_000);
        var runs = Number(args, "--runs", 3);
        var folder = Directory.CreateTempSubdirectory("compliancedesk-bench-").FullName;
        try
        {
            var html = Path.Combine(folder, "table.html");
            WriteHtml(html, rows);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows of six columns; {Environment.ProcessorCount} processors, .NET {Environment.Version}"));
            for (var run = 1; run <= runs; run++)
            {
                var (ours, theirs) = (Path.Combine(folder, "ours.pdf"), Path.Combine(folder, "theirs.pdf"));
                await SayAsync("writer", ours, Environment.ProcessPath!, "pdf", "--once", ours, rows.ToString(CultureInfo.InvariantCulture));
                await SayAsync("browser", theirs, "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                    "--disable-sync", $"--user-data-dir={Path.Combine(folder, "profile")}", "--no-pdf-header-footer", $"--print-to-pdf={theirs}", new Uri(html).AbsoluteUri);
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void WriteOurs(string path, int rows)
    {
        var watch = Stopwatch.StartNew();
        var document = new Document
        {
            Info = new DocumentInfo
            {
                Title = "Register", Subject = "Benchmark", Organisation = "Example Hospital", ReportId = "BENCH", GeneratedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
                Zone = "UTC", GeneratedBy = "bench", From = new DateOnly(2026, 1, 1), To = new DateOnly(2026, 1, 31),
            },
            Sections =
            [
                new Section("Register",
                [
                    new Table
                    {
                        Columns = [new Column(Heads[0], 0.8, RowHeader: true), new Column(Heads[1], 1.3), new Column(Heads[2], 1.4), new Column(Heads[3], 2.2), new Column(Heads[4], 0.8), new Column(Heads[5], 0.7, Align.Right)],
                        Rows = Rows(rows).Select(r => (IReadOnlyList<Cell>)[Cell.Of(r[0]), Cell.Of(r[1]), Cell.Of(r[2]), Cell.Of(r[3]), Cell.Of(r[4]), Cell.Of(r[5])]),
                        Counting = "findings", RowCount = rows,
                    },
                ]),
            ],
        };
        using (var file = File.Create(path))
        {
            PdfRenderer.Write(document, file, CancellationToken.None);
        }

        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"inside the process: {watch.Elapsed.TotalSeconds:0.00} s, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000:N0} MB"));
    }

    private static void WriteHtml(string path, int rows)
    {
        using var html = new StreamWriter(path);
        html.Write("<!doctype html><meta charset=utf-8><title>Register</title><style>@page{size:letter;margin:20mm}body{font:8.25pt sans-serif}table{width:100%;border-collapse:collapse}td,th{padding:3px 4px;text-align:left;border-bottom:.4pt solid #ccc}</style><h1>Register</h1><table><thead><tr>");
        html.Write(string.Concat(Heads.Select(h => $"<th scope=col>{h}")));
        html.Write("<tbody>");
        foreach (var row in Rows(rows))
        {
            html.Write("<tr>" + string.Concat(row.Select(c => $"<td>{WebUtility.HtmlEncode(c)}")));
        }

        html.Write("</table>");
    }

    private static IEnumerable<string[]> Rows(int count) => Enumerable.Range(1, count).Select(i => (string[])
    [
        $"F-{i:000000}", $"User {i * 7919 % 5000} Łukasz", $"Department {i % 40} West", $"45 CFR 164.308(a)({(i % 8) + 1}) reviewed by officer {i % 17}", i % 3 == 0 ? "open" : "closed", i.ToString("N0", CultureInfo.InvariantCulture),
    ]);

    private static async Task SayAsync(string name, string file, string program, params string[] arguments)
    {
        File.Delete(file);
        var report = file + ".time";
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/time", ["-f", "%e %U %S %M", "-o", report, program, .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        var inside = await errors;
        await process.WaitForExitAsync();
        var used = (await File.ReadAllLinesAsync(report))[^1].Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        var pages = File.Exists(file) ? await PagesAsync(file) : "no file";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-8} {used[0],6:0.00} s  processor {used[1] + used[2],6:0.00} s  largest process {used[3] / 1000,5:N0} MB  {(File.Exists(file) ? new FileInfo(file).Length / 1e6 : 0),5:0.0} MB  {pages}  {(name == "writer" ? inside.Trim() : "")}"));
    }

    private static async Task<string> PagesAsync(string file)
    {
        using var process = Process.Start(new ProcessStartInfo("pdfinfo", [file]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        return string.Join(", ", output.Split('\n').Where(l => l.StartsWith("Pages:", StringComparison.Ordinal) || l.StartsWith("Tagged:", StringComparison.Ordinal)).Select(l => string.Join(' ', l.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
    }

    private static int Number(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
}
