using System.Text.Json.Nodes;
using AciSecurity.Registry.Tests.Sigstore.Making;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.Sigstore;

/// <summary>Tests with a sigstore of their own. Making one costs keys only, so each test has a new one.</summary>
public abstract class SigstoreTest : IDisposable
{
    private protected MadeSigstore Sigstore { get; } = new();

    public void Dispose()
    {
        Sigstore.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static void Valid(SignatureResult result)
    {
        Assert.True(result.Verdict == SignatureVerdict.Valid, string.Join("; ", result.Checks));
        Assert.Null(result.Reason);
    }

    /// <summary>The check failed, and ended the looking.</summary>
    private protected static void Invalid(string check, SignatureResult result, string? reason = null) => Ended(SignatureVerdict.Invalid, CheckOutcome.Failed, check, result, reason);

    private protected static void Unknown(string check, SignatureResult result, string? reason = null) => Ended(SignatureVerdict.Unknown, CheckOutcome.Unknown, check, result, reason);

    private protected static JsonNode Material(JsonObject bundle) => bundle["verificationMaterial"]!;

    private protected static JsonNode Entry(JsonObject bundle) => Material(bundle)["tlogEntries"]![0]!;

    private static void Ended(SignatureVerdict verdict, CheckOutcome outcome, string check, SignatureResult result, string? reason)
    {
        var told = string.Join("; ", result.Checks);
        Assert.True(result.Verdict == verdict, told);
        Assert.True(result.Checks.Last(made => made.Outcome == outcome).Name == check, told);
        Assert.Contains(reason ?? "", result.Reason, StringComparison.Ordinal);
        if (outcome == CheckOutcome.Failed) Assert.Equal(CheckOutcome.Failed, result.Checks[^1].Outcome);
    }
}
