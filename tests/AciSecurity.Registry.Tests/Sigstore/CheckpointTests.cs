using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AciSecurity.Registry.Sigstore;
using AciSecurity.Registry.Tests.Sigstore.Making;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.Sigstore;

/// <summary>What a log signs of its tree.</summary>
public sealed class CheckpointTests : SigstoreTest
{
    [Theory]
    [InlineData("dsse 0.0.1")]
    [InlineData("dsse 0.0.2")]
    public void Other_signatures_may_stand_beside_the_logs(string kind)
    {
        var witness = $"\u2014 witness.example {Convert.ToBase64String(RandomNumberGenerator.GetBytes(68))}\n";
        Valid(With(kind, note => note + witness));
        Valid(With(kind, note => note.Replace("\n\n", "\n\n" + witness, StringComparison.Ordinal)));
    }

    [Fact]
    public void Lines_may_follow_the_hash() =>
        Valid(With("dsse 0.0.1", (root, size) => Sigstore.Rekor.Checkpoint(size, root, extension: "Timestamp: 1780315200000000000\n")));

    [Theory]
    [InlineData("dsse 0.0.1")]
    [InlineData("dsse 0.0.2")]
    public void A_wrong_signature_in_the_logs_name_fails_beside_a_right_one(string kind) =>
        Invalid(CheckNames.Log, With(kind, note =>
        {
            var line = note[(note.LastIndexOf("\n\n", StringComparison.Ordinal) + 2)..];
            var bytes = Convert.FromBase64String(line.Trim().Split(' ')[2]);
            bytes[^1] ^= 1;
            return note + line[..(line.LastIndexOf(' ') + 1)] + Convert.ToBase64String(bytes) + "\n";
        }), "did not sign");

    [Theory]
    [InlineData("dsse 0.0.1")]
    [InlineData("dsse 0.0.2")]
    public void The_logs_signature_must_be_there(string kind) =>
        Invalid(CheckNames.Log, With(kind, note => note[..(note.LastIndexOf("\n\n", StringComparison.Ordinal) + 2)]
            + $"\u2014 witness.example {Convert.ToBase64String(new byte[68])}\n"), "did not sign");

    [Fact]
    public void It_is_of_the_same_tree_as_the_proof()
    {
        Invalid(CheckNames.Log, With("dsse 0.0.1", (root, size) => Sigstore.Rekor.Checkpoint(size + 1, root)), "another tree");
        Invalid(CheckNames.Log, With("dsse 0.0.1", (_, size) => Sigstore.Rekor.Checkpoint(size, new byte[32])), "another tree");
    }

    [Fact]
    public void The_second_log_signs_by_its_own_name_and_no_other()
    {
        Invalid(CheckNames.Log, With("dsse 0.0.2", (root, size) => Sigstore.SecondRekor.Checkpoint(size, root, "other.example", "other.example")), "another log");
        Invalid(CheckNames.Log, With("dsse 0.0.2", (root, size) => Sigstore.SecondRekor.Checkpoint(size, root, name: "other.example")), "did not sign");
        Invalid(CheckNames.Log, With("dsse 0.0.1", (root, size) => Sigstore.Rekor.Checkpoint(size, root, name: "other.example")), "did not sign");
    }

    [Fact]
    public void The_name_of_a_log_that_has_no_address_is_not_known()
    {
        var root = Sigstore.Root();
        root["tlogs"]![1]!["baseUrl"] = "";
        Invalid(CheckNames.Log, Sigstore.Verify(Sigstore.Keyless("dsse 0.0.2").Json(), Sigstore.Trust(root)), "another log");
        root["tlogs"]![1]!["baseUrl"] = MadeRekor.Host;
        Valid(Sigstore.Verify(Sigstore.Keyless("dsse 0.0.2").Json(), Sigstore.Trust(root)));
    }

    [Fact]
    public void A_trusted_root_may_say_by_what_name_checkpoints_call_the_key()
    {
        var root = Sigstore.Root();
        root["mediaType"] = "application/vnd.dev.sigstore.trustedroot.v0.2+json";
        root["tlogs"]![1]!["operator"] = "made.example";
        root["tlogs"]![1]!["checkpointKeyId"] = new JsonObject { ["keyId"] = Convert.ToBase64String(Sigstore.SecondRekor.Id.AsSpan(0, 4)) };
        Valid(Sigstore.Verify(Sigstore.Keyless("dsse 0.0.2").Json(), Sigstore.Trust(root)));

        root["tlogs"]![1]!["checkpointKeyId"] = new JsonObject { ["keyId"] = "AAAAAA==" };
        Invalid(CheckNames.Log, Sigstore.Verify(Sigstore.Keyless("dsse 0.0.2").Json(), Sigstore.Trust(root)), "did not sign");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\n\n")]
    [InlineData("rekor.made.example\n11\nAAAA")]
    [InlineData("rekor.made.example\n11\nAAAA\n")]
    [InlineData("rekor.made.example\n11\nAAAA\n\n")]
    [InlineData("rekor.made.example\n11\nAAAA\n\n\u2014 a\n")]
    [InlineData("rekor.made.example\n11\nAAAA\n\n\u2014 a AAAA\n")]
    [InlineData("rekor.made.example\n11\nAAAA\n\n- a AAAAAAAA\n")]
    [InlineData("rekor.made.example\n11\nAAAA\n\n\u2014 a AAAAAAAA")]
    [InlineData("rekor.made.example\n-11\nAAAA\n\n\u2014 a AAAAAAAA\n")]
    [InlineData("rekor.made.example\n011\nAAAA\n\n\u2014 a AAAAAAAA\n")]
    [InlineData("rekor.made.example\n99999999999999999999\nAAAA\n\n\u2014 a AAAAAAAA\n")]
    [InlineData("rekor.made.example\n11\nA\n\n\u2014 a AAAAAAAA\n")]
    [InlineData("\n11\nAAAA\n\n\u2014 a AAAAAAAA\n")]
    [InlineData("rekor.made.example\r\n11\r\nAAAA\r\n\r\n\u2014 a AAAAAAAA\r\n")]
    public void What_is_no_signed_note_is_refused(string note)
    {
        var bundle = Sigstore.Keyless().Json();
        Entry(bundle)["inclusionProof"]!["checkpoint"]!["envelope"] = note;
        Invalid(note.Length == 0 ? CheckNames.Format : CheckNames.Log, Sigstore.Verify(bundle), "heckpoint");
    }

    private SignatureResult With(string kind, Func<string, string> change)
    {
        var bundle = Sigstore.Keyless(kind).Json();
        var checkpoint = Entry(bundle)["inclusionProof"]!["checkpoint"]!;
        checkpoint["envelope"] = change((string)checkpoint["envelope"]!);
        return Sigstore.Verify(bundle);
    }

    private SignatureResult With(string kind, Func<byte[], long, string> sign)
    {
        var bundle = Sigstore.Keyless(kind).Json();
        var proof = Entry(bundle)["inclusionProof"]!;
        proof["checkpoint"]!["envelope"] = sign(Convert.FromBase64String((string)proof["rootHash"]!), long.Parse((string)proof["treeSize"]!, System.Globalization.CultureInfo.InvariantCulture));
        return Sigstore.Verify(bundle);
    }
}
