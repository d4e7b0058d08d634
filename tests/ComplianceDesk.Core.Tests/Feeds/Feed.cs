using System.Text;
using ComplianceDesk.Core.Feeds;

namespace ComplianceDesk.Core.Tests.Feeds;

/// <summary>Reads a whole feed into plain lists.</summary>
internal static class Feed
{
    public sealed record Row(long Line, long Offset, IReadOnlyDictionary<string, string> Text, IReadOnlyDictionary<string, long> Number);

    public sealed record Result(IFeedReader Reader, IReadOnlyList<Row> Rows, IReadOnlyList<RejectedRecord> Rejected);

    public static Result Read(string content, string zone = "UTC") => Read(Encoding.UTF8.GetBytes(content), zone);

    public static Result Read(byte[] content, string zone = "UTC", int chunk = int.MaxValue)
    {
        var opening = FeedOpening.Open(new ChunkStream(content, chunk), TimeZoneInfo.FindSystemTimeZoneById(zone));
        Assert.True(opening.Reader is not null, opening.Problem);
        return Drain(opening.Reader);
    }

    public static string Problem(byte[] content) => FeedOpening.Open(new MemoryStream(content), TimeZoneInfo.Utc).Problem!;

    public static Result Drain(IFeedReader reader)
    {
        var rows = new List<Row>();
        var rejected = new List<RejectedRecord>();
        for (; ; )
        {
            switch (reader.Read())
            {
                case FeedStep.End:
                    return new(reader, rows, rejected);
                case FeedStep.Rejected:
                    rejected.Add(reader.Rejected!);
                    break;
                case FeedStep.Record:
                    var columns = reader.Record.Feed.Columns.Index().Where(c => reader.Record.Has(c.Index)).ToList();
                    rows.Add(new(reader.Record.Line, reader.Record.ByteOffset,
                        columns.ToDictionary(c => c.Item.Name, c => Encoding.UTF8.GetString(reader.Record.Text(c.Index))),
                        columns.ToDictionary(c => c.Item.Name, c => reader.Record.Number(c.Index))));
                    break;
            }
        }
    }

    /// <summary>Gives few bytes at a time, so that every edge of a buffer is met.</summary>
    private sealed class ChunkStream(byte[] content, int chunk) : MemoryStream(content)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(chunk, buffer.Length)]);
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(chunk, count));
    }
}
