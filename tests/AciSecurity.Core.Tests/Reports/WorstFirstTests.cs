using System.Text;
using AciSecurity.Findings;
using AciSecurity.Reports;

namespace AciSecurity.Core.Tests.Reports;

public sealed class WorstFirstTests
{
    // The golden findings over and over, in an order of no meaning.
    private static List<(Finding Finding, string Record)> Records =>
        [.. Enumerable.Range(0, 200).Select(number => (GoldenFindings.All[number * 7 % GoldenFindings.All.Count], $"record {number:d3}"))];

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(120)]
    [InlineData(200)]
    public void What_finds_no_room_would_not_have_been_read(int most)
    {
        var all = Read(Records, int.MaxValue, long.MaxValue, out _);

        var read = Read(Records, most, long.MaxValue, out var count);

        Assert.Equal(all.Take(most), read.Take(most));
        Assert.Equal(200, count);
    }

    [Fact]
    public void Room_is_counted_in_bytes_too()
    {
        var all = Read(Records, int.MaxValue, long.MaxValue, out _);

        Assert.Equal(all.Take(5), Read(Records, int.MaxValue, mostBytes: 5 * "record 000".Length, out _).Take(5));
    }

    [Fact]
    public void Problems_come_first_and_the_severe_ones_before_the_others()
    {
        var byRecord = Records.ToDictionary(pair => pair.Record, pair => pair.Finding);
        var read = Read(Records, int.MaxValue, long.MaxValue, out _).ConvertAll(record => byRecord[record]);

        Assert.Equal(read.OrderByDescending(finding => finding.IsProblem).ThenByDescending(finding => finding.Severity), read);
    }

    private static List<string> Read(List<(Finding Finding, string Record)> records, int mostRecords, long mostBytes, out int count)
    {
        using var worst = new WorstFirst(mostRecords, mostBytes);
        foreach (var (finding, record) in records)
        {
            if (worst.HasRoom(finding)) worst.Add(finding, Encoding.UTF8.GetBytes(record));
            else worst.LeaveOut();
        }

        count = worst.Count;
        return [.. worst.Read().Select(bytes => Encoding.UTF8.GetString(bytes.Span))];
    }
}
