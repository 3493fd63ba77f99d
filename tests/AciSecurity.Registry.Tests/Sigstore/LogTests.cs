using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Registry.Sigstore;
using AciSecurity.Registry.Sigstore.Logs;
using AciSecurity.Registry.Tests.Sigstore.Making;

namespace AciSecurity.Registry.Tests.Sigstore;

/// <summary>What proves that a log holds a signature, and what does not.</summary>
public sealed class LogTests : SigstoreTest
{
    [Fact]
    public void A_proof_holds_for_every_entry_of_every_tree_and_for_no_other()
    {
        for (var size = 1; size <= 40; size++)
        {
            var leaves = Enumerable.Range(0, size).Select(number => Encoding.UTF8.GetBytes($"entry {number}")).ToList();
            for (var index = 0; index < size; index++)
            {
                var proof = new InclusionProof(index, size, MadeTree.Root(leaves), MadeTree.Path(index, leaves), "");
                Assert.True(proof.Holds(leaves[index]), $"{index} of {size}");
                Assert.False(proof.Holds("other"u8.ToArray()), $"{index} of {size}");
                Assert.False((proof with { LogIndex = index + 1 }).Holds(leaves[index]), $"{index} of {size}");
                Assert.False((proof with { Hashes = [.. proof.Hashes, new byte[32]] }).Holds(leaves[index]), $"{index} of {size}");
                if (index > 0) Assert.False((proof with { LogIndex = index - 1 }).Holds(leaves[index]), $"{index} of {size}");
                if (proof.Hashes.Count > 0) Assert.False((proof with { Hashes = [.. proof.Hashes.SkipLast(1)] }).Holds(leaves[index]), $"{index} of {size}");
            }
        }
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 0)]
    [InlineData(0, -1)]
    [InlineData(1, 1)]
    [InlineData(long.MaxValue, long.MaxValue)]
    [InlineData(long.MinValue, long.MaxValue)]
    public void A_proof_of_no_place_in_a_tree_holds_nothing(long index, long size) =>
        Assert.False(new InclusionProof(index, size, SHA256.HashData([0, 1]), [], "").Holds([1]));

    [Fact]
    public void A_hash_of_a_wrong_length_proves_nothing() =>
        Assert.False(new InclusionProof(0, 2, MadeTree.Root([[1], [2]]), [[2]], "").Holds([1]));

    [Fact]
    public void The_log_itself_signed_the_promise()
    {
        var bundle = Sigstore.Keyless().Json();
        Entry(bundle)["inclusionPromise"]!["signedEntryTimestamp"] = Convert.ToBase64String(Sigstore.Rekor.Promise("{}"u8.ToArray(), 1, 1));
        Invalid(CheckNames.Log, Sigstore.Verify(bundle), "promise");
    }

    [Fact]
    public void A_time_that_nobody_promised_proves_nothing()
    {
        var bundle = Sigstore.Keyless().Json();
        Entry(bundle).AsObject().Remove("inclusionPromise");
        Invalid(CheckNames.Time, Sigstore.Verify(bundle));
    }

    [Theory]
    [InlineData("integratedTime", "1780315201")]
    [InlineData("logIndex", "7")]
    public void The_promise_is_of_this_time_and_number(string name, string value)
    {
        var bundle = Sigstore.Keyless().Json();
        Entry(bundle)[name] = value;
        Invalid(CheckNames.Log, Sigstore.Verify(bundle));
    }

    [Theory]
    [InlineData("dsse 0.0.1")]
    [InlineData("intoto 0.0.2")]
    [InlineData("hashedrekord 0.0.1")]
    [InlineData("dsse 0.0.2")]
    [InlineData("hashedrekord 0.0.2")]
    public void An_entry_of_another_signature_vouches_for_none(string kind)
    {
        var bundle = Sigstore.Keyless(kind).Json();
        var other = Sigstore.Keyless(kind);
        Material(bundle)["tlogEntries"] = Material(other.Json())["tlogEntries"]!.DeepClone();
        Invalid(CheckNames.Log, Sigstore.Verify(bundle), "another signer");
    }

    [Fact]
    public void The_same_signer_and_another_signature_is_another_entry()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var trust = MadeSigstore.OfKey(key, Sigstore.Trust());
        foreach (var kind in new[] { "dsse 0.0.1", "intoto 0.0.2", "hashedrekord 0.0.1", "dsse 0.0.2", "hashedrekord 0.0.2" })
        {
            var bundle = Sigstore.Keyed(key, kind).Json();
            Material(bundle)["tlogEntries"] = Material(Sigstore.Keyed(key, kind).Json())["tlogEntries"]!.DeepClone();
            Invalid(CheckNames.Log, Sigstore.Verify(bundle, trust), "another signature");
        }
    }

    [Theory]
    [InlineData("dsse 0.0.1", "payloadHash", "value")]
    [InlineData("dsse 0.0.1", "payloadHash", "algorithm")]
    [InlineData("intoto 0.0.2", "content.payloadHash", "value")]
    [InlineData("intoto 0.0.1", "content.payloadHash", "value")]
    [InlineData("hashedrekord 0.0.1", "data.hash", "value")]
    [InlineData("hashedrekord 0.0.1", "data.hash", "algorithm")]
    [InlineData("hashedrekord 0.0.2", "hashedRekordV002.data", "digest")]
    [InlineData("dsse 0.0.2", "dsseV002.payloadHash", "digest")]
    public void An_entry_is_of_the_hash_of_what_was_signed(string kind, string place, string name)
    {
        var made = Sigstore.Keyless(kind);
        var body = made.Body;
        var hash = place.Split('.').Aggregate((JsonNode)body["spec"]!, (node, step) => node[step]!);
        hash[name] = name switch { "value" => new string('0', 64), "digest" => Convert.ToBase64String(new byte[32]), _ => "md5" };
        Invalid(CheckNames.Log, Sigstore.Verify(Logged(made, body)));
    }

    [Fact]
    public void An_envelope_that_is_known_by_its_hash_alone_is_that_envelope_or_undecided()
    {
        var made = Sigstore.Keyless("intoto 0.0.1");
        var body = made.Body;
        body["spec"]!["content"]!["hash"]!["value"] = new string('0', 64);
        Unknown(CheckNames.Log, Sigstore.Verify(Logged(made, body)), "no known way of writing");
    }

    [Fact]
    public void A_kind_of_entry_that_is_not_known_decides_nothing()
    {
        var made = Sigstore.Keyless();
        var body = made.Body;
        body["kind"] = "helm";
        Unknown(CheckNames.Log, Sigstore.Verify(Logged(made, body)), "kind that is not known");
    }

    [Fact]
    public void An_entry_is_of_the_kind_that_the_bundle_says()
    {
        var bundle = Sigstore.Keyless().Json();
        Entry(bundle)["kindVersion"]!["version"] = "0.0.2";
        Invalid(CheckNames.Log, Sigstore.Verify(bundle), "another kind");
    }

    [Fact]
    public void An_entry_is_not_there_twice()
    {
        var bundle = Sigstore.Keyless().Json();
        Material(bundle)["tlogEntries"]!.AsArray().Add(Entry(bundle).DeepClone());
        Invalid(CheckNames.Log, Sigstore.Verify(bundle), "twice");
    }

    [Fact]
    public void A_log_that_the_trusted_root_does_not_name_proves_nothing()
    {
        var root = Sigstore.Root();
        root["tlogs"]!.AsArray().RemoveAt(0);
        Invalid(CheckNames.Log, Sigstore.Verify(Sigstore.Keyless().Json(), Sigstore.Trust(root)));

        root["tlogs"] = new JsonArray();
        Unknown(CheckNames.Log, Sigstore.Verify(Sigstore.Keyless().Json(), Sigstore.Trust(root)), "names no log");
    }

    [Theory]
    [InlineData("start", 1, false)]
    [InlineData("start", 0, true)]
    [InlineData("end", 0, true)]
    [InlineData("end", -1, false)]
    public void A_log_is_trusted_within_its_time_with_both_ends(string end, int seconds, bool valid)
    {
        foreach (var (kind, log) in new[] { ("dsse 0.0.1", 0), ("dsse 0.0.2", 1) })
        {
            var root = Sigstore.Root();
            root["tlogs"]![log]!["publicKey"]!["validFor"]![end] = Moments.Rfc3339(Moments.Signed.AddSeconds(seconds));
            var result = Sigstore.Verify(Sigstore.Keyless(kind).Json(), Sigstore.Trust(root));
            if (valid) Valid(result);
            else Invalid(log == 0 ? CheckNames.Log : CheckNames.Time, result, "not trusted");
        }
    }

    [Fact]
    public void A_log_without_time_must_be_trusted_still()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var bundle = Sigstore.Keyed(key, "dsse 0.0.2").Json(timestamp: false);
        Valid(Sigstore.Verify(bundle, MadeSigstore.OfKey(key, Sigstore.Trust())));

        var root = Sigstore.Root();
        root["tlogs"]![1]!["publicKey"]!["validFor"]!["end"] = Moments.Rfc3339(Moments.Now.AddDays(-1));
        Invalid(CheckNames.Time, Sigstore.Verify(bundle, MadeSigstore.OfKey(key, Sigstore.Trust(root))));
    }

    [Fact]
    public void The_second_log_promises_nothing()
    {
        var bundle = Sigstore.Keyless("dsse 0.0.2").Json();
        Entry(bundle)["inclusionPromise"] = new JsonObject { ["signedEntryTimestamp"] = "AAAA" };
        Entry(bundle)["integratedTime"] = "1780315200";
        Invalid(CheckNames.Log, Sigstore.Verify(bundle), "no promise");
    }

    [Fact]
    public void The_numbers_of_an_entry_in_the_second_log_are_one()
    {
        var bundle = Sigstore.Keyless("dsse 0.0.2").Json();
        Entry(bundle)["logIndex"] = "5";
        Invalid(CheckNames.Log, Sigstore.Verify(bundle), "another entry");
    }

    private JsonObject Logged(MadeBundle made, JsonObject body)
    {
        var bundle = made.Json();
        var second = (string)body["apiVersion"]! == "0.0.2" && (string)body["kind"]! != "intoto";
        Material(bundle)["tlogEntries"] = new JsonArray(second ? Sigstore.SecondRekor.Entry(body, null, false) : Sigstore.Rekor.Entry(body, Moments.Signed, true));
        return bundle;
    }
}
