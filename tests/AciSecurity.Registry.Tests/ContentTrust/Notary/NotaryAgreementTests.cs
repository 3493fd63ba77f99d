using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Registry.Tests.ContentTrust.Metadata;

namespace AciSecurity.Registry.Tests.ContentTrust.Notary;

/// <summary>Notary's own client accepts and refuses the same metadata, and lists the same tags.</summary>
public sealed class NotaryAgreementTests : IDisposable
{
    /// <summary>Notary asks the clock: what must not have expired never does, and what must did long ago.</summary>
    private static readonly DateTimeOffset Never = new(2090, 1, 1, 0, 0, 0, TimeSpan.Zero), LongAgo = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string Subject = $"CN={TestRepository.Gun}";

    private static readonly Dictionary<string, Action<TestRepository>> Changes = new()
    {
        ["nothing"] = _ => { },
        ["root is expired"] = it => it.Root.Expires = LongAgo,
        ["timestamp is expired"] = it => it.Timestamp.Expires = LongAgo,
        ["snapshot is expired"] = it => it.Snapshot.Expires = LongAgo,
        ["targets is expired"] = it => it.Targets.Expires = LongAgo,
        ["releases is expired"] = it => Releases(it).Expires = LongAgo,
        ["root is signed by another"] = it => it.Root.Signers = [RootKey(Subject)],
        ["timestamp is signed by another"] = it => it.Timestamp.Signers = [TestKey.Ecdsa()],
        ["snapshot is signed by another"] = it => it.Snapshot.Signers = [TestKey.Ecdsa()],
        ["targets is signed by another"] = it => it.Targets.Signers = [TestKey.Ecdsa()],
        ["releases is signed by another"] = it => Releases(it).Signers = [TestKey.Ecdsa()],
        ["targets is signed by nobody"] = it => it.Targets.Signers = [],
        ["releases is signed by nobody"] = it => Releases(it).Signers = [],
        ["two of two keys sign"] = it => Two(it.Targets),
        ["one of two keys signs"] = it => Two(it.Targets).Signers = [it.Targets.Keys[0]],
        ["one of two keys signs twice"] = it => Two(it.Targets).Signers = [it.Targets.Keys[0], it.Targets.Keys[0]],
        ["one of two releasers signs"] = it => Two(Releases(it)).Signers = [Releases(it).Keys[0]],
        ["a threshold of zero"] = it => it.Snapshot.Threshold = 0,
        ["a releasers' threshold of zero"] = it => Releases(it).Threshold = 0,
        ["version zero"] = it => it.Targets.Version = 0,
        ["a snapshot says to be a timestamp"] = it => it.Snapshot.BeforeSigning = content => content["_type"] = "Timestamp",
        ["a release says to be a root"] = it => Releases(it).BeforeSigning = content => content["_type"] = "Root",
        ["a key has another id"] = it => it.Root.BeforeSigning = content => content["keys"]![it.Targets.Keys[0].Id] = TestKey.Ecdsa().Json,
        ["a key is not there"] = it => it.Root.BeforeSigning = content => content["keys"]!.AsObject().Remove(it.Targets.Keys[0].Id),
        ["a role is not there"] = it => it.Root.BeforeSigning = content => content["roles"]!.AsObject().Remove("snapshot"),
        ["a hash of the snapshot is wrong"] = it => it.ChangeListing = (_, files) => Break(files, "snapshot"),
        ["a hash of the root is wrong"] = it => it.ChangeListing = (_, files) => Break(files, "root"),
        ["a hash of targets is wrong"] = it => it.ChangeListing = (_, files) => Break(files, "targets"),
        ["a hash of releases is wrong"] = it => it.ChangeListing = (_, files) => Break(files, "targets/releases"),
        ["the snapshot has no SHA-256 of targets"] = it => it.ChangeListing = (_, files) => (files["targets"]?["hashes"] as JsonObject)?.Remove("sha256"),
        ["the snapshot does not name releases"] = it => it.ChangeListing = (_, files) => files.Remove("targets/releases"),
        ["releases has one path"] = it => Releases(it).Paths = ["v3"],
        ["releases has another path"] = it => Releases(it).Paths = ["w"],
        ["releases has no path"] = it => Releases(it).Paths = [],
        ["releases delegates to itself"] = it => Releases(it).BeforeSigning = content => content["delegations"]!["roles"] = new JsonArray(Releases(it).DelegationJson),
        ["releases delegates to its parent"] = it => Releases(it).Delegations.Add(new("targets", TestKey.Ecdsa())),
        ["releases delegates to its child"] = it => Releases(it).Delegations.Add(Tagged("targets/releases/team")),
        ["alice has a tag of her own"] = it => it.Targets.Delegations.Add(Tagged("targets/alice")),
        ["a certificate of another repository"] = it => it.Root.Keys = [RootKey("CN=registry.example.test/other")],
        ["a certificate of a beginning"] = it => it.Root.Keys = [RootKey("CN=registry.example.test/*")],
        ["a certificate that expired"] = it => it.Root.Keys = [TestKey.EcdsaCertificate(new(Subject) { NotBefore = LongAgo.AddYears(-1), NotAfter = LongAgo })],
        ["a certificate of an authority"] = it => it.Root.Keys = [TestKey.EcdsaCertificate(new(Subject) { NotAfter = Never, IsAuthority = true })],
        ["a certificate of SHA-1"] = it => it.Root.Keys = [TestKey.RsaCertificate(new(Subject) { NotAfter = Never, IsOfSha1 = true })],
        ["a certificate of a short key"] = it => it.Root.Keys = [TestKey.RsaCertificate(new(Subject) { NotAfter = Never }, bits: 1024)],
        ["a root by RSA"] = it => it.Root.Keys = [TestKey.RsaCertificate(new(Subject) { NotAfter = Never })],
        ["a root without a certificate"] = it => it.Root.Keys = [TestKey.Ecdsa()],
        ["text behind the certificate"] = it => it.Root.Keys = [TestKey.EcdsaCertificate(new(Subject) { NotAfter = Never, Behind = "a remark\n" })],
        ["a releaser's certificate of SHA-1"] = it => Releases(it).Keys = [TestKey.RsaCertificate(new("CN=releaser") { IsOfSha1 = true })],
        ["a releaser's certificate that expired"] = it => Releases(it).Keys = [TestKey.RsaCertificate(new("CN=releaser") { NotBefore = LongAgo.AddYears(-1), NotAfter = LongAgo })],
        ["P-384"] = it => it.Targets.Keys = [TestKey.Ecdsa(ECCurve.NamedCurves.nistP384)],
        ["P-521"] = it => it.Targets.Keys = [TestKey.Ecdsa(ECCurve.NamedCurves.nistP521)],
        ["RSA with PSS"] = it => it.Targets.Keys = [TestKey.Rsa()],
        ["RSA with PKCS #1"] = it => it.Targets.Keys = [TestKey.Rsa(padding: RSASignaturePadding.Pkcs1)],
        ["a short RSA key"] = it => it.Targets.Keys = [TestKey.Rsa(1024)],
        ["Ed25519"] = it => it.Targets.Keys = [TestKey.Ed25519()],
        ["a method of another kind"] = it => it.Targets.Signers = [it.Targets.Keys[0] with { Method = "rsapss" }],
        ["a method in capitals"] = it => it.Targets.Signers = [it.Targets.Keys[0] with { Method = "ECDSA" }],
        ["a key of another type"] = it => it.Targets.Keys = [TestKey.Ecdsa() with { Type = "rsa" }],
        ["a signature that is too long"] = it => it.Targets.Signers = [it.Targets.Keys[0] with { Sign = message => [0, .. it.Targets.Keys[0].Sign(message)] }],
        ["a timestamp in another layout"] = it => it.Timestamp.AfterSigning = file => Encoding.UTF8.GetBytes(file.ToJsonString(new() { WriteIndented = true })),
        ["a number that is no integer"] = it => it.Timestamp.BeforeSigning = content => content["custom"] = 1.5,
        ["a time without an offset"] = it => it.Targets.BeforeSigning = content => content["expires"] = "2090-01-01T00:00:00",
        ["a time with an offset"] = it => it.Targets.BeforeSigning = content => content["expires"] = "2090-01-01T00:00:00.5+02:00",
        ["no delegations"] = it => it.Targets.BeforeSigning = content => content.Remove("delegations"),
        ["no tags"] = it => it.Targets.BeforeSigning = content => content["targets"] = null,
        ["a hash of a tag that is no base64"] = it => it.Targets.BeforeSigning = content => content["targets"]!["v2"]!["hashes"]!["sha256"] = "?",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("notary-agreement-");

    public static TheoryData<string> Names => [.. Changes.Keys];

    public void Dispose() => _folder.Delete(recursive: true);

    [NotaryTheory]
    [MemberData(nameof(Names))]
    public async Task Both_come_to_the_same(string change)
    {
        var repository = Lasting();
        Changes[change](repository);
        repository.Publish();
        using var authority = ServerCertificates.MakeAuthority();
        await File.WriteAllTextAsync(InFolder("ca.crt"), authority.ExportCertificatePem());
        await ServerCertificates.WriteServerAsync(authority, InFolder("server.crt"), InFolder("server.key"));
        using var certificate = X509Certificate2.CreateFromPemFile(InFolder("server.crt"), InFolder("server.key"));
        await using var server = new FileServer(certificate, repository.Files);

        var (code, output, error) = await new NotaryClient(server.Address, InFolder("ca.crt"), _folder.FullName).TryAsync("list", TestRepository.Gun);
        var reading = await repository.ReadAsync();

        Assert.True(code == 0 == reading.Refusal is null, $"notary: {output}{error}; here: {reading.Refusal?.Rule} {reading.Refusal?.Message}");
        if (reading.Repository is null) return;
        var expected = reading.Repository.Tags.Values.Select(tag => $"{tag.Name} {tag.Digest.Hex} {tag.Length} {tag.Role.Name}").Order(StringComparer.Ordinal);
        Assert.Equal(expected, RowsOf(output).Order(StringComparer.Ordinal));
    }

    private string InFolder(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>The table below its line of dashes.</summary>
    private static IEnumerable<string> RowsOf(string output) =>
        output.Split('\n').SkipWhile(line => !line.StartsWith("--", StringComparison.Ordinal)).Skip(1)
            .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
            .Where(line => line.Length > 0);

    private static TestRepository Lasting()
    {
        var repository = new TestRepository();
        repository.Root.Keys = [RootKey(Subject)];
        repository.Targets.Delegations.Add(Tagged("targets/releases"));
        foreach (var role in (TestRole[])[repository.Root, repository.Timestamp, repository.Snapshot, repository.Targets]) role.Expires = Never;
        return repository;
    }

    private static TestKey RootKey(string subject) => TestKey.EcdsaCertificate(new(subject) { NotAfter = Never });

    private static TestRole Releases(TestRepository repository) => repository.Targets.Delegations[0];

    private static TestRole Tagged(string name)
    {
        var role = new TestRole(name, TestKey.Ecdsa()) { Expires = Never };
        role.Tags[name == "targets/releases" ? "v3" : "v9"] = $"manifest of {name}";
        return role;
    }

    private static TestRole Two(TestRole role)
    {
        role.Keys.Add(TestKey.Ecdsa());
        role.Threshold = 2;
        return role;
    }

    private static void Break(JsonObject files, string role)
    {
        if (files[role] is { } meta) meta["hashes"]!["sha256"] = Convert.ToBase64String(new byte[32]);
    }
}
