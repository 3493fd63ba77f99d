using AciSecurity.Findings;
using AciSecurity.Reports;

namespace AciSecurity.Core.Tests.Reports;

/// <summary>Runs alone, for it looks at the memory of the whole process.</summary>
[Collection(nameof(SarifMemoryTests))]
[CollectionDefinition(nameof(SarifMemoryTests), DisableParallelization = true)]
public sealed class SarifMemoryTests
{
    private const int Mebibyte = 1024 * 1024;

    [Fact]
    public void A_hundred_thousand_results_need_no_more_memory_than_ten_thousand()
    {
        using var stream = new CountingStream();
        using var writer = new SarifReportWriter(stream, SarifReport.Options);

        Write(writer, 0, 10_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Write(writer, 10_000, 90_000);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        writer.Complete();

        Assert.True(after - before < Mebibyte, $"{after - before:N0} bytes were kept.");
        Assert.True(stream.Length > 50 * Mebibyte, $"Only {stream.Length:N0} bytes were written.");
        Assert.InRange(stream.LargestWrite, 1, Mebibyte);
    }

    private static void Write(SarifReportWriter writer, int first, int count)
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
