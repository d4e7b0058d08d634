using ComplianceDesk.Core.Feeds;

namespace ComplianceDesk.Core.Tests.Feeds;

public sealed class MendableCsvTests
{
    private static string Download(Feed.Result result)
    {
        var csv = MendableFile.Of(result.Reader);
        return string.Concat(result.Rejected.Select(csv.Row).Prepend(csv.Header!).Select(l => l + "\r\n"));
    }

    [Fact]
    public void ComesBack_WithEveryFieldAsItWas()
    {
        const string Record = "=1+1,\"'=x\",\"-say \"\"hi\"\", you\",\"a\r\nb\",'quoted,";
        var rejected = Feed.Read("given_name,family_name,address_line,city,phone,birth_date,patient_id\n" + Record + "bad,P1\n");
        var download = Download(rejected);
        Assert.StartsWith("given_name,family_name,address_line,city,phone,birth_date,patient_id,error_code,error_column,error_found,error_expected,error_line,error_raw\r\n", download, StringComparison.Ordinal);
        Assert.Contains("'=1+1,''=x,\"'-say", download, StringComparison.Ordinal);
        var mended = Feed.Read(download.Replace(",bad,P1,", ",1990-01-01,P1,", StringComparison.Ordinal));
        Assert.Empty(mended.Rejected);
        Assert.Empty(mended.Reader.Remarks);
        var row = mended.Rows.Single();
        Assert.Equal(("=1+1", "'=x", "-say \"hi\", you", "a\r\nb", "'quoted"), (row.Text["given_name"], row.Text["family_name"], row.Text["address_line"], row.Text["city"], row.Text["phone"]));
    }

    [Fact]
    public void IsRejectedAgain_UntilMended()
    {
        var first = Feed.Read("patient_id,birth_date\nP1,bad\nP2\n\"P3\"x,\nP4,1990-01-01\n,1990-01-01\n");
        var again = Feed.Read(Download(first));
        Assert.Empty(again.Rows);
        Assert.Equal(["date", "required-missing", "required-missing", "required-missing"], again.Rejected.Select(r => r.Code));
        Assert.Contains("error_raw\r\nP1,bad,date,birth_date,bad,", Download(first), StringComparison.Ordinal);
        Assert.Contains(",,quote-misplaced,,,", Download(first), StringComparison.Ordinal);
        Assert.EndsWith("\"\"\"P3\"\"x,\"\r\n,1990-01-01,required-missing,patient_id,,a value,6,\r\n", Download(first), StringComparison.Ordinal);
    }

    [Fact]
    public void Carries_WholeRecords_OfOtherFormats()
    {
        var result = Feed.Read("{\"resourceType\":\"AuditEvent\"}");
        Assert.Equal("error_code,error_column,error_found,error_expected,error_line,error_raw\r\n" +
            "required-missing,occurred_at,,\"period.start or recorded, an instant such as 2026-03-01T08:15:00Z\",1,\"{\"\"resourceType\"\":\"\"AuditEvent\"\"}\"\r\n", Download(result));
    }
}
