using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using ComplianceDesk.Data.Requirements;
using ComplianceDesk.Data.Review;
using ComplianceDesk.Data.Tests;
using ComplianceDesk.Web.Account;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceDesk.Web.Tests;

/// <summary>What is handed out of a case: evidence, letters, the file of all of it.</summary>
public sealed partial class EndpointTests
{
    [Fact]
    public async Task Hands_EvidenceOutForAReasonOnly()
    {
        using var hospital = await Hospital.OpenAsync(Desk.Path);
        var (user, patient) = (hospital.User("u1", "Ann", "Ward"), hospital.Patient("P1", "Samuel", "Jones"));
        var finding = hospital.Finding(user, patient, 80, null, hospital.Access(user, patient, Hospital.Noon));
        await hospital.SaveAsync();
        var review = Desk.Services.GetRequiredService<CaseReview>();
        var id = await Hospital.CaseAsync(Desk.Store, finding, "It cannot wait any longer.", "officer");
        using var bytes = new MemoryStream("schedule"u8.ToArray());
        Assert.Null(await review.GiveAsync(id, 1, new AttachedFile("shift.csv", bytes), "Shift plan of the ward.", "officer", Stop));

        using var auditor = await SignedInAsync(Roles.Auditor);
        var page = await auditor.GetStringAsync(new Uri($"{Root}/cases/{id}"), Stop);
        foreach (var (reason, expected) in new[] { ("short", HttpStatusCode.BadRequest), ("Asked for in the yearly audit", HttpStatusCode.OK) })
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value, ["reason"] = reason });
            using var answer = await auditor.PostAsync(new Uri($"{Root}/cases/{id}/evidence/1"), form, Stop);
            Assert.Equal(expected, answer.StatusCode);
        }
        await using var db = Desk.Store.CreateDbContext();
        Assert.Equal("evidence 1: Asked for in the yearly audit", (await db.Trail.SingleAsync(t => t.Action == "download" && t.Subject == $"case:{id}", Stop)).Detail);

        // The whole case: whole, hashed, and its hash in the trail.
        foreach (var (reader, reason, expected) in new[] { ("Outside", "short", HttpStatusCode.BadRequest), ("9", "Asked for in the yearly audit", HttpStatusCode.BadRequest), ("Outside", "Asked for in the yearly audit", HttpStatusCode.OK) })
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value, ["reason"] = reason, ["reader"] = reader });
            using var answer = await auditor.PostAsync(new Uri($"{Root}/cases/{id}/file"), form, Stop);
            Assert.Equal(expected, answer.StatusCode);
            if (expected == HttpStatusCode.OK)
            {
                await AssertBundleAsync(await answer.Content.ReadAsByteArrayAsync(Stop), id);
            }
        }
        await AssertLettersAsync(id, patient, auditor);
    }

    // Letters go out to whoever works on cases, for a reason; names and addresses only when asked for, with a line for each patient.
    private async Task AssertLettersAsync(int id, int patient, HttpClient auditor)
    {
        using var officer = await SignedInAsync(Roles.ComplianceOfficer);
        var page = await officer.GetStringAsync(new Uri($"{Root}/cases/{id}/letters"), Stop);
        Assert.DoesNotContain("Samuel", page, StringComparison.Ordinal);
        async Task<HttpResponseMessage> AskAsync(HttpClient client, string reason, string format, bool named, int? of)
        {
            var fields = new Dictionary<string, string> { ["__RequestVerificationToken"] = Token().Match(client == officer ? page : await client.GetStringAsync(new Uri($"{Root}/cases/{id}"), Stop)).Groups[1].Value, ["reason"] = reason, ["format"] = format };
            if (named)
            {
                fields["named"] = "true";
            }
            if (of is { } key)
            {
                fields["patient"] = key.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }
            using var form = new FormUrlEncodedContent(fields);
            return await client.PostAsync(new Uri($"{Root}/cases/{id}/letters/file"), form, Stop);
        }

        Assert.Contains($"P{patient},•••1,2026-03-02,1,no,", await auditor.GetStringAsync(new Uri($"{Root}/cases/{id}/letters.csv"), Stop), StringComparison.Ordinal);
        const string Reason = "To be sent this week";
        using (var denied = await AskAsync(auditor, Reason, "pdf", false, null))
        {
            Assert.Contains("/account/denied", denied.Headers.Location?.OriginalString, StringComparison.Ordinal);
        }
        foreach (var (reason, format, of, expected) in new[] { ("short", "pdf", (int?)null, HttpStatusCode.BadRequest), (Reason, "exe", null, HttpStatusCode.BadRequest), (Reason, "pdf", 77_777, HttpStatusCode.NotFound) })
        {
            using var refused = await AskAsync(officer, reason, format, false, of);
            Assert.Equal(expected, refused.StatusCode);
        }
        await using var db = Desk.Store.CreateDbContext();
        using (var keyed = await AskAsync(officer, Reason, "pdf", false, null))
        {
            using var zip = new ZipArchive(await keyed.Content.ReadAsStreamAsync(Stop));
            Assert.Equal([$"case-{id}-letter-P{patient}.pdf"], zip.Entries.Select(e => e.FullName));
        }
        Assert.Equal(0, await db.Trail.CountAsync(t => t.Action == "reveal" && t.Subject == $"patient:{patient}", Stop));
        using (var named = await AskAsync(officer, Reason, "txt", true, patient))
        {
            Assert.Contains("Dear Samuel Jones:", await named.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }
        Assert.Equal($"Letter of case {id}: {Reason}", (await db.Trail.SingleAsync(t => t.Action == "reveal" && t.Subject == $"patient:{patient}", Stop)).Detail);
        Assert.Equal([$"1 draft letter (pdf) without names: {Reason}", $"1 draft letter (txt) with names: {Reason}"], await db.Trail.Where(t => t.Action == "export" && t.Subject == $"case:{id}" && t.Detail!.Contains("draft letter")).OrderBy(t => t.Id).Select(t => t.Detail).ToListAsync(Stop));
    }

    private async Task AssertBundleAsync(byte[] bytes, int id)
    {
        await using var db = Desk.Store.CreateDbContext();
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Assert.Equal($"case file for outside, SHA-256 {hash}: Asked for in the yearly audit", (await db.Trail.SingleAsync(t => t.Action == "export" && t.Subject == $"case:{id}" && t.Detail!.StartsWith("case file"), Stop)).Detail);
        using var zip = new ZipArchive(new MemoryStream(bytes));
        using var sums = new StreamReader(zip.GetEntry("SHA256SUMS")!.Open());
        var lines = (await sums.ReadToEndAsync(Stop)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(zip.Entries.Select(e => e.FullName).Where(n => n != "SHA256SUMS").Order(), lines.Select(l => l[66..]).Order());
        Assert.Contains(lines, l => l.EndsWith("-shift.csv", StringComparison.Ordinal));
        foreach (var line in lines)
        {
            await using var entry = zip.GetEntry(line[66..])!.Open();
            Assert.Equal(line[..64], Convert.ToHexStringLower(await SHA256.HashDataAsync(entry, Stop)));
        }
        await AssertChecksAsync(bytes, hash);
        using var accesses = new StreamReader(zip.GetEntry("accesses.csv")!.Open());
        Assert.DoesNotContain("Ann", await accesses.ReadToEndAsync(Stop), StringComparison.Ordinal);
    }

    // What docs/operating.md tells whoever was handed the ZIP to do, done: its commands as they stand there. The runtime unpacks, for not every machine of tests has unzip.
    private static async Task AssertChecksAsync(byte[] bytes, string hash)
    {
        const string unpack = "unzip -q case-4.zip -d case && ";
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "case-4.zip"), bytes, Stop);
        ZipFile.ExtractToDirectory(Path.Combine(folder.Path, "case-4.zip"), Path.Combine(folder.Path, "case"));
        var docs = await File.ReadAllTextAsync(Docs("operating.md"), Stop);
        var script = docs[docs.IndexOf("```sh\nsha256sum case-4.zip", StringComparison.Ordinal)..].Split("```")[1]["sh".Length..];
        Assert.Contains(unpack, script, StringComparison.Ordinal);

        var (code, output) = await ShellAsync(script.Replace(unpack, "", StringComparison.Ordinal), folder);
        Assert.True(code == 0, output);
        Assert.Contains($"{hash}  case-4.zip", output, StringComparison.Ordinal);
        Assert.Contains("accesses.csv: OK", output, StringComparison.Ordinal);

        // One more line beside the document, and both say so.
        await File.AppendAllTextAsync(Path.Combine(folder.Path, "case", "accesses.csv"), "1\r\n", Stop);
        (_, output) = await ShellAsync(script.Replace(unpack, "", StringComparison.Ordinal).Replace("mkdir inside", "true", StringComparison.Ordinal), folder);
        Assert.Contains("accesses.csv: FAILED", output, StringComparison.Ordinal);
        Assert.Contains("EOF on inside/accesses.csv", output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output)> ShellAsync(string script, TemporaryFolder folder)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", $"exec 2>&1\n{script}"]) { RedirectStandardOutput = true, WorkingDirectory = folder.Path })!;
        var output = await process.StandardOutput.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        return (process.ExitCode, output);
    }

    private static string Docs(string page, [CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs", page));
}
