using System.Formats.Cbor;
using AciSecurity.Registry.Notary;
using AciSecurity.Registry.Notary.Envelopes;
using AciSecurity.Registry.Tests.Notary.Certificates;

namespace AciSecurity.Registry.Tests.Notary;

/// <summary>COSE envelopes, and what is none though its signature is right.</summary>
public sealed class CoseEnvelopeTests
{
    private static readonly TestChain Chain = TestChain.Make();

    [Fact]
    public void An_envelope_of_the_usual_form_is_opened() => Assert.Equal(3, NotaryEnvelope.Open(TestEnvelopes.Cose(Chain), NotaryMediaTypes.Cose).Chain.Count);

    [Fact]
    public void An_untagged_envelope_is_refused() => Refused(TestEnvelopes.Cose(Chain, tagged: false), "tagged");

    [Fact]
    public void A_tag_written_in_another_way_is_refused() => Refused([0xD8, 0x12, .. TestEnvelopes.Cose(Chain, tagged: false)], "tagged");

    [Fact]
    public void Times_must_be_whole_numbers_with_tag_1()
    {
        Refused(WithTime(writer => writer.WriteInt64(1777593600)), "tag 1");
        Refused(WithTime(writer => Tagged(writer, CborTag.UnixTimeSeconds, () => writer.WriteDouble(1777593600.5))), "tag 1");
        Refused(WithTime(writer => Tagged(writer, CborTag.DateTimeString, () => writer.WriteTextString("2026-05-01T00:00:00Z"))), "tag 1");
        Refused(WithTime(writer => Tagged(writer, CborTag.UnixTimeSeconds, () => writer.WriteInt64(long.MaxValue))), "range");
    }

    [Fact]
    public void Critical_labels_must_be_there_and_complete()
    {
        Refused(TestEnvelopes.Cose(Chain, writer => TestEnvelopes.CoseHeader(writer, critical: [])), "empty");
        Refused(TestEnvelopes.Cose(Chain, writer => TestEnvelopes.CoseHeader(writer, critical: ["io.cncf.notary.signingScheme", "other"])), "not there");
        Refused(TestEnvelopes.Cose(Chain, writer => TestEnvelopes.CoseHeader(writer, critical: ["io.cncf.notary.signingTime"])), "must be marked");
        Refused(TestEnvelopes.Cose(Chain, writer => TestEnvelopes.CoseHeader(writer, scheme: "notary.x509.signingAuthority")), "must be marked");
    }

    [Fact]
    public void The_time_of_the_other_scheme_is_refused() => Refused(
        TestEnvelopes.Cose(Chain, writer => TestEnvelopes.CoseHeader(writer, extra: 1, more: map => { map.WriteTextString("io.cncf.notary.authenticSigningTime"); TestEnvelopes.Seconds(map); })), "must not be there");

    [Fact]
    public void A_label_that_is_there_twice_is_refused() => Refused(
        TestEnvelopes.Cose(Chain, writer => TestEnvelopes.CoseHeader(writer, extra: 1, more: map => { map.WriteInt32(1); map.WriteInt32(-7); })), "malformed");

    [Fact]
    public void The_chain_must_be_an_array_outside_the_protected_header()
    {
        Refused(TestEnvelopes.Cose(Chain, open: writer => Map(writer, 33, () => writer.WriteByteString(Chain.Leaf.Certificate.RawData))), "malformed");
        Refused(TestEnvelopes.Cose(Chain, open: writer => { writer.WriteStartMap(0); writer.WriteEndMap(); }), "chain is missing");
        Refused(TestEnvelopes.Cose(Chain, writer => TestEnvelopes.CoseHeader(writer, extra: 1, more: map => { map.WriteInt32(33); map.WriteByteString([1]); })), "both protected");
    }

    [Fact]
    public void An_empty_payload_is_refused() => Refused(TestEnvelopes.Cose(Chain, payload: []), "payload is empty");

    [Fact]
    public void Indefinite_lengths_are_refused()
    {
        var good = TestEnvelopes.Cose(Chain);
        Refused([0xD2, 0x9F, .. good[2..], 0xFF], "tagged");
        // The unprotected header as an empty map without a length, and chunks for the payload.
        Refused([0xD2, 0x84, 0x40, 0xBF, 0xFF, 0x40, 0x40], "indefinite");
        Refused([0xD2, 0x84, 0x40, 0xA0, 0x5F, 0x40, 0xFF, 0x40], "indefinite");
    }

    [Fact]
    public void Deep_and_crowded_CBOR_is_refused()
    {
        Refused([0xD2, 0x84, .. Enumerable.Repeat((byte)0x81, 100_000), 0x00], "deep");
        Refused([0xD2, 0x84, 0x40, 0xA0, 0x99, 0xFF, 0xFF, .. new byte[0xFFFF], 0x40], "many");
    }

    [Theory]
    [InlineData("")]
    [InlineData("D2")]
    [InlineData("D284")]
    [InlineData("D28440A0F640")]
    [InlineData("D28440A04040")]
    [InlineData("D284A0A04040")]
    [InlineData("D28441A0A0404000")]
    public void What_is_no_envelope_is_refused(string hex) => Assert.Throws<NotaryRefusalException>(() => NotaryEnvelope.Open(Convert.FromHexString(hex), NotaryMediaTypes.Cose));

    private static byte[] WithTime(Action<CborWriter> time) => TestEnvelopes.Cose(Chain, writer => TestEnvelopes.CoseHeader(writer, time));

    private static void Tagged(CborWriter writer, CborTag tag, Action value)
    {
        writer.WriteTag(tag);
        value();
    }

    private static void Map(CborWriter writer, int label, Action value)
    {
        writer.WriteStartMap(1);
        writer.WriteInt32(label);
        value();
        writer.WriteEndMap();
    }

    private static void Refused(byte[] envelope, string why) =>
        Assert.Contains(why, Assert.Throws<NotaryRefusalException>(() => NotaryEnvelope.Open(envelope, NotaryMediaTypes.Cose)).Message, StringComparison.Ordinal);
}
