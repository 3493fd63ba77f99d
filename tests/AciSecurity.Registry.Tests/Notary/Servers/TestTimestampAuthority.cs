using AciSecurity.Registry.Tests.Notary.Certificates;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Cms;
using Org.BouncyCastle.Crypto.Operators;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Tsp;
using Org.BouncyCastle.Utilities.Collections;

namespace AciSecurity.Registry.Tests.Notary.Servers;

/// <summary>An RFC 3161 authority of a test.</summary>
internal sealed record TestTimestampAuthority(TestChain Chain, DateTimeOffset Time)
{
    private static readonly Dictionary<string, string> Digests = new() { ["SHA256"] = TspAlgorithms.Sha256, ["SHA384"] = TspAlgorithms.Sha384, ["SHA512"] = TspAlgorithms.Sha512, ["SHA1"] = TspAlgorithms.Sha1 };

    public int? AccuracySeconds { get; init; }

    public string Policy { get; init; } = "1.2.3.4";

    /// <summary>The hash in the ESS attribute: with SHA1 the attribute is of the first version.</summary>
    public Org.BouncyCastle.Asn1.DerObjectIdentifier CertificateHash { get; init; } = Org.BouncyCastle.Asn1.Nist.NistObjectIdentifiers.IdSha256;

    /// <summary>A token over <paramref name="data"/>.</summary>
    public byte[] Stamp(byte[] data, string hash = "SHA256")
    {
        var generator = new TimeStampRequestGenerator();
        generator.SetCertReq(true);
        var digest = Org.BouncyCastle.Security.DigestUtilities.CalculateDigest(hash == "SHA1" ? "SHA-1" : "SHA-256", data);
        return Answer(generator.Generate(new DerObjectIdentifier(Digests[hash]), digest)).TimeStampToken.GetEncoded();
    }

    /// <summary>The answer to a query.</summary>
    public byte[] Respond(byte[] query) => Answer(new TimeStampRequest(query)).GetEncoded();

    private TimeStampResponse Answer(TimeStampRequest request)
    {
        var signer = new SignerInfoGeneratorBuilder().Build(new Asn1SignatureFactory("SHA256WITHECDSA", Chain.Leaf.BouncyKey), Chain.Leaf.Bouncy);
        var tokens = new TimeStampTokenGenerator(signer, Asn1DigestFactory.Get(CertificateHash), new DerObjectIdentifier(Policy), true);
        tokens.SetCertificates(CollectionUtilities.CreateStore([Chain.Root.Bouncy, Chain.Leaf.Bouncy, Chain.Authority.Bouncy]));
        if (AccuracySeconds is { } seconds) tokens.SetAccuracySeconds(seconds);
        return new TimeStampResponseGenerator(tokens, TspAlgorithms.Allowed).Generate(request, BigInteger.ValueOf(77), Time.UtcDateTime);
    }
}
