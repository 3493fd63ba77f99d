using AciSecurity.Findings;
using AciSecurity.Ports;

namespace AciSecurity.Core.Tests.Reports;

/// <summary>Runs alone, for it looks at the memory of the whole process.</summary>
[Collection(nameof(ReportMemoryTests))]
[CollectionDefinition(nameof(ReportMemoryTests), DisableParallelization = true)]
public sealed class ReportMemoryTests
{
    private const int Mebibyte = 1024 * 1024;

    public static TheoryData<string> Formats => [.. WrittenReport.Formats.Keys];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_hundred_thousand_findings_need_no_more_memory_than_ten_thousand(string format)
    {
        using var stream = new CountingStream();
        using var writer = WrittenReport.Formats[format](stream, WrittenReport.Options);

        Write(writer, 0, 10_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Write(writer, 10_000, 90_000);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        writer.Complete();

        Assert.True(after - before < Mebibyte, $"{after - before:N0} bytes were kept.");
        Assert.True(stream.Length > (format == "findings.md" ? Mebibyte / 2 : 10 * Mebibyte), $"Only {stream.Length:N0} bytes were written.");
        Assert.InRange(stream.LargestWrite, 1, Mebibyte);
    }

    private static void Write(IReportWriter writer, int first, int count)
    {
        for (var number = first; number < first + count; number++)
        {
            var group = ReportFindings.Group($"/src/infra/{number}.bicep", number);
            writer.Write(new(ReportFindings.Privileged, group with { Id = $"{group.Id}-{number}" }, new(Outcome.Fail, "runs privileged")));
        }
    }

    private sealed class CountingStream : Stream
    {
        private long _length;

        public int LargestWrite { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => _length;

        public override long Position { get => _length; set => throw new NotSupportedException(); }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            _length += buffer.Length;
            LargestWrite = Math.Max(LargestWrite, buffer.Length);
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
