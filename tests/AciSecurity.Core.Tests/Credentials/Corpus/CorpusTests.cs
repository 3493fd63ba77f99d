using AciSecurity.Core.Tests.Documents;
using AciSecurity.Credentials;
using Xunit.Abstractions;

namespace AciSecurity.Core.Tests.Credentials.Corpus;

/// <summary>Measures the detection on labelled settings, of which one half never served to tune it.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private static readonly List<CorpusCase> Tuning = [.. CorpusCase.All.Where(item => item.IsForTuning)];
    private static readonly List<CorpusCase> HeldOut = [.. CorpusCase.All.Where(item => !item.IsForTuning)];

    [Fact]
    public void On_the_half_that_it_was_not_tuned_on_the_detection_is_precise_and_misses_little()
    {
        var measured = Measurement.OfDetection(HeldOut);
        output.WriteLine($"held out: {measured} of {HeldOut.Count}");

        Assert.True(measured.Precision >= 0.95, $"precision {measured.Precision:0.000}");
        Assert.True(measured.Recall >= 0.85, $"recall {measured.Recall:0.000}");
    }

    [Fact]
    public void On_the_half_that_it_was_tuned_on_it_does_no_worse()
    {
        var measured = Measurement.OfDetection(Tuning);
        output.WriteLine($"tuning: {measured} of {Tuning.Count}");
        output.WriteLine($"names: {Measurement.OfNames(CorpusCase.All)}");
        foreach (var item in measured.Missed) output.WriteLine($"missed {item.Id} {item.Name}");
        foreach (var item in measured.Wrong) output.WriteLine($"wrong {item.Id} {item.Name}");

        Assert.True(measured.Precision >= 0.95, $"precision {measured.Precision:0.000}");
        Assert.True(measured.Recall >= 0.85, $"recall {measured.Recall:0.000}");
    }

    [Fact]
    public void The_page_of_the_rule_shows_what_is_measured()
    {
        var page = RulePage.Of("Aci.PlaintextSecret").Text("How it is decided");

        Assert.Contains($"| held-out half | {HeldOut.Count} | {Measurement.OfDetection(HeldOut)} |", page, StringComparison.Ordinal);
        Assert.Contains($"| tuning half | {Tuning.Count} | {Measurement.OfDetection(Tuning)} |", page, StringComparison.Ordinal);
        Assert.Contains($"| the name alone, both halves | {CorpusCase.All.Count} | {Measurement.OfNames(CorpusCase.All)} |", page, StringComparison.Ordinal);
        Assert.Contains($"{CorpusCase.All.Count} labelled settings, {CorpusCase.All.Count(item => item.IsSecret)} of them secrets", page, StringComparison.Ordinal);
    }

    [Fact]
    public void No_value_of_the_set_is_in_what_is_said_about_it() =>
        Assert.All(CorpusCase.All.Where(item => item.Value.Length > 10), item =>
            Assert.DoesNotContain(item.Value, $"{SecretDetector.Examine(item.Name, item.Value)}", StringComparison.Ordinal));

    [Fact]
    public void The_set_is_large_and_its_halves_are_alike()
    {
        Assert.True(CorpusCase.All.Count >= 400);
        Assert.Equal(CorpusCase.All.Count, CorpusCase.All.Select(item => item.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All([Tuning, HeldOut], half =>
        {
            Assert.InRange(half.Count / (double)CorpusCase.All.Count, 0.4, 0.6);
            Assert.InRange(half.Count(item => item.IsSecret) / (double)half.Count, 0.4, 0.6);
        });
    }
}
