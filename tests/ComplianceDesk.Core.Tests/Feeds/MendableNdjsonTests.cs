using System.Text;
using ComplianceDesk.Core.Feeds;

namespace ComplianceDesk.Core.Tests.Feeds;

public sealed class MendableNdjsonTests
{
    private static string Download(Feed.Result result)
    {
        var file = MendableFile.Of(result.Reader);
        Assert.Equal((null, ".ndjson"), (file.Header, file.Extension));
        return string.Concat(result.Rejected.Select(r => file.Row(r) + "\r\n"));
    }

    [Fact]
    public void ComesBack_WithEveryMemberAsItWas()
    {
        var rejected = Feed.Read("""{"given_name":"=1+1","family_name":"é \"x\"\n","phone":0555.10,"shoe_size":[43, 44],"birth_date":"bad","patient_id":12345678901234567890,"email":null}""".Replace("0555.10", "555.10", StringComparison.Ordinal));
        var download = Download(rejected);
        Assert.Equal(
            """{"given_name":"=1+1","family_name":"é \"x\"\n","phone":555.10,"shoe_size":[43, 44],"birth_date":"bad","patient_id":12345678901234567890,"email":null,"error_code":"date","error_column":"birth_date","error_found":"bad","error_expected":"an ISO 8601 date, for example 2026-03-01","error_line":1}""" + "\r\n",
            download);
        var mended = Feed.Read(download.Replace("\"birth_date\":\"bad\"", "\"birth_date\":\"1990-01-01\"", StringComparison.Ordinal));
        Assert.Empty(mended.Rejected);
        var row = mended.Rows.Single();
        Assert.Equal(("=1+1", "é \"x\"\n", "555.10", "12345678901234567890"), (row.Text["given_name"], row.Text["family_name"], row.Text["phone"], row.Text["patient_id"]));
        Assert.Equal(["Columns not known to patients, kept in the original file only (shoe_size)."], mended.Reader.Remarks);
    }

    [Fact]
    public void IsRejectedAgain_UntilMended()
    {
        var first = Feed.Read("""
            {"patient_id":"P1","vip":"perhaps"}
            {"patient_id":"P2"
            ["P3"]
            {"patient_id":"P4"}
            {"given_name":"x","given_name":"y"}
            """);
        var again = Feed.Read(Download(first));
        Assert.Empty(again.Rows);
        Assert.Equal(["flag", "required-missing", "required-missing", "json-twice"], again.Rejected.Select(r => r.Code));
        Assert.Contains("\"error_line\":2,\"error_raw\":\"{\\\"patient_id\\\":\\\"P2\\\"\"}", Download(first), StringComparison.Ordinal);
        // What was wrong the first time gives way to what is wrong now.
        var third = Feed.Read(Download(again));
        Assert.Equal(["flag", "required-missing", "required-missing", "json-twice"], third.Rejected.Select(r => r.Code));
        Assert.Equal(1, Count(Download(third).Split("\r\n")[0], "error_code"));
    }

    [Fact]
    public void Keeps_AWindows1252Record()
    {
        var rejected = Feed.Read([.. Encoding.UTF8.GetBytes("{\"patient_id\":\"1\",\"vip\":\"no\",\"given_name\":\"Ren"), 0xE9, .. "\"}"u8]);
        Assert.Contains("\"given_name\":\"René\"", Download(rejected), StringComparison.Ordinal);
    }

    private static int Count(string text, string word) => (text.Length - text.Replace(word, "", StringComparison.Ordinal).Length) / word.Length;
}
