using System.Globalization;
using System.Text;
using System.Text.Json;
using AciSecurity.Files.Exports;

namespace AciSecurity.Files.Tests.Exports;

public class ExportStreamTests
{
    private static async Task<List<(string Json, int Line)>> ReadAsync(string text, int chunk = int.MaxValue)
    {
        using var export = new ExportStream(new Trickle(Encoding.UTF8.GetBytes(text), chunk));
        var all = new List<(string, int)>();
        await foreach (var (json, line) in export.ReadAsync(default)) all.Add((Encoding.UTF8.GetString(json.Span), line));
        return all;
    }

    [Theory]
    [InlineData("[\n{\"a\":1},\n\n{\"a\":2}\n]")]
    [InlineData("{ \"value\":\n [ {\"a\":1},\n\n{\"a\":2} ], \"nextLink\": \"x\" }")]
    [InlineData("{ \"count\": { \"n\": [1] },\n \"data\": [ {\"a\":1},\n\n{\"a\":2} ] }")]
    public async Task Elements_come_one_by_one_with_their_lines_however_the_bytes_come(string text)
    {
        foreach (var chunk in (int[])[int.MaxValue, 1, 7])
        {
            var all = await ReadAsync(text, chunk);
            Assert.Equal(["{\"a\":1}", "{\"a\":2}"], all.Select(element => element.Json));
            Assert.Equal([2, 4], all.Select(element => element.Line));
        }
    }

    [Fact]
    public async Task Elements_larger_than_the_buffer_and_thousands_of_small_ones_are_whole()
    {
        var large = new string('x', 700_000);
        var text = "[" + string.Join(",\n", Enumerable.Range(0, 5000).Select(number =>
            string.Create(CultureInfo.InvariantCulture, $"{{\"n\":{number},\"t\":\"{(number == 2500 ? large : "s")}\"}}"))) + "]";
        var all = await ReadAsync(text);
        Assert.Equal(5000, all.Count);
        Assert.Equal(Enumerable.Range(1, 5000), all.Select(element => element.Line));
        Assert.All(all, element => JsonDocument.Parse(element.Json));
        Assert.Contains(large, all[2500].Json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[{\"a\":1},{\"a\":", 1)]
    [InlineData("[{\"a\":1} {\"a\":2}]", 1)]
    [InlineData("[{\"a\":1}", 1)]
    public async Task What_came_before_a_break_is_read_and_the_break_is_an_error(string text, int before)
    {
        using var export = new ExportStream(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        var count = 0;
        await Assert.ThrowsAnyAsync<JsonException>(async () =>
        {
            await foreach (var _ in export.ReadAsync(default)) count++;
        });
        Assert.Equal(before, count);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"a\": 1}")]
    [InlineData("[]")]
    public async Task Nothing_in_it_is_nothing(string text) => Assert.Empty(await ReadAsync(text));

    [Fact]
    public async Task A_byte_order_mark_is_passed_over() => Assert.Single(await ReadAsync("\uFEFF[{}]"));

    /// <summary>A stream that gives few bytes at a time, as a network disk may.</summary>
    private sealed class Trickle(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(chunk, buffer.Length)], cancellationToken);
    }
}
