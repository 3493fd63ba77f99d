using System.Globalization;
using AciSecurity.Credentials;

namespace AciSecurity.Core.Tests.Credentials.Corpus;

/// <summary>How a way of detecting did on some cases.</summary>
/// <param name="Found">Secrets that it found.</param>
/// <param name="Missed">Secrets that it did not find.</param>
/// <param name="Wrong">Ordinary settings that it took for secrets.</param>
public sealed record Measurement(IReadOnlyList<CorpusCase> Found, IReadOnlyList<CorpusCase> Missed, IReadOnlyList<CorpusCase> Wrong)
{
    /// <summary>Of what it took for a secret, how much was one.</summary>
    public double Precision => (double)Found.Count / (Found.Count + Wrong.Count);

    /// <summary>Of the secrets, how many it found.</summary>
    public double Recall => (double)Found.Count / (Found.Count + Missed.Count);

    public static Measurement OfDetection(IEnumerable<CorpusCase> cases) =>
        Of(cases, item => SecretDetector.Examine(item.Name, item.Value).Evidence is not null);

    /// <summary>What the name alone would tell.</summary>
    public static Measurement OfNames(IEnumerable<CorpusCase> cases) => Of(cases, item => SecretName.Tells(item.Name));

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Precision:0.00} | {Recall:0.00}");

    private static Measurement Of(IEnumerable<CorpusCase> cases, Func<CorpusCase, bool> isFound)
    {
        var judged = cases.ToLookup(item => (item.IsSecret, IsFound: isFound(item)));
        return new([.. judged[(true, true)]], [.. judged[(true, false)]], [.. judged[(false, true)]]);
    }
}
