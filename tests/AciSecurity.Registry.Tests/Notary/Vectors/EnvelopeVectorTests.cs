using System.Text.Json;
using AciSecurity.Images;
using AciSecurity.Registry.Notary;
using AciSecurity.Registry.Notary.Envelopes;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.Notary.Vectors;

/// <summary>Envelopes of notation and its libraries.</summary>
public sealed class EnvelopeVectorTests
{
    public static IEnumerable<object[]> Integrity => VectorCase.Of(json => json.TryGetProperty("integrity", out _));

    public static IEnumerable<object[]> Trusted => VectorCase.Of(json => json.TryGetProperty("trustStore", out _) && json.TryGetProperty("target", out _));

    public static IEnumerable<object[]> Timestamped => VectorCase.Of(json => json.TryGetProperty("authenticTimestamp", out _));

    [SharedData.SharedDataTheory]
    [MemberData(nameof(Integrity))]
    public void An_envelope_is_whole_where_the_reference_says_so(VectorCase vector)
    {
        if (vector.Flag("integrity") == false)
        {
            Assert.Throws<NotaryRefusalException>(() => Open(vector));
            return;
        }

        var envelope = Open(vector);
        if (vector.Text("scheme") is { } scheme) Assert.Equal(scheme, envelope.Attributes.SchemeName);
        if (vector.Text("failedValidation") == "expiry") Assert.True(envelope.Attributes.Expiry <= vector.Time);
        var signed = NotaryPayload.Read(envelope.Payload);
        if (vector.Json.TryGetProperty("target", out var target)) Assert.Equal(Target(target).Digest, signed.Digest);
        if (!vector.Json.TryGetProperty("annotations", out var annotations)) return;
        foreach (var annotation in annotations.EnumerateObject()) Assert.Equal(annotation.Value.GetString(), signed.Annotations[annotation.Name]);
    }

    [SharedData.SharedDataTheory]
    [MemberData(nameof(Trusted))]
    public async Task An_envelope_with_a_trust_store_verifies_for_its_target(VectorCase vector)
    {
        var result = await VerifyAsync(vector, Target(vector.Json.GetProperty("target")));

        Assert.True(result.Verdict == SignatureVerdict.Valid == (vector.Flag("valid") ?? vector.Text("failedValidation") is null), $"{vector}: {result.Reason}");
    }

    [SharedData.SharedDataTheory]
    [MemberData(nameof(Timestamped))]
    public async Task A_timestamp_proves_what_the_reference_says(VectorCase vector)
    {
        var envelope = Open(vector);
        using var folder = new TrustFolder();
        var root = envelope.Chain[^1].ExportCertificatePem();
        folder.Put(envelope.Attributes.Scheme == SigningScheme.X509 ? "ca/own" : "signingAuthority/own", root);

        var result = await VerifyAsync(vector, NotaryPayload.Read(envelope.Payload), folder);

        var outcome = result.Checks.Single(check => check.Name == "authenticTimestamp").Outcome;
        Assert.Equal(vector.Flag("authenticTimestamp") == true ? CheckOutcome.Passed : CheckOutcome.Failed, outcome);
    }

    private static async Task<SignatureResult> VerifyAsync(VectorCase vector, Descriptor target, TrustFolder? given = null)
    {
        using var own = given is null ? new TrustFolder() : null;
        var folder = given ?? own!;
        var repository = vector.Text("reference")?.Split('@')[0] ?? TrustFolder.Repository;
        var verifier = new NotaryVerifier(VectorTrust.Load(vector, folder), new FixedClock(vector.Time), null);
        return await verifier.VerifyAsync(new(vector.Read(vector.Text("signature")!), vector.Text("mediaType")!, target, repository), default);
    }

    private static NotaryEnvelope Open(VectorCase vector) => NotaryEnvelope.Open(vector.Read(vector.Text("signature")!), vector.Text("mediaType")!);

    private static Descriptor Target(JsonElement target) =>
        new(target.GetProperty("mediaType").GetString()!, Digest.Parse(target.GetProperty("digest").GetString()!), target.GetProperty("size").GetInt64());
}
