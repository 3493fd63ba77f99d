using AciSecurity.Registry.Notary.Trust;

namespace AciSecurity.Registry.Tests.Notary;

/// <summary>A folder with a trust policy and trust stores, which goes with the test.</summary>
internal sealed class TrustFolder : IDisposable
{
    public const string Repository = "registry.example.test/demo/app";

    public string Path { get; } = Directory.CreateTempSubdirectory("acisecurity-trust-").FullName;

    public string PolicyFile => System.IO.Path.Combine(Path, "trustpolicy.json");

    public static string Statement(string level = "\"level\":\"strict\"", string stores = "\"ca:test\"", string identities = "\"*\"", string scopes = "\"*\"") =>
        $$"""{"name":"test","registryScopes":[{{scopes}}],"signatureVerification":{ {{level}} },"trustStores":[{{stores}}],"trustedIdentities":[{{identities}}]}""";

    public static string Policy(params string[] statements) => $$"""{"version":"1.0","trustPolicies":[{{string.Join(',', statements)}}]}""";

    public TrustFolder Put(string store, params string[] contents)
    {
        for (var index = 0; index < contents.Length; index++) Write($"truststore/x509/{store}/{index}.pem", contents[index]);
        return this;
    }

    public TrustFolder Write(string name, string content)
    {
        var file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return this;
    }

    public NotaryTrust Trust(string? policy = null)
    {
        File.WriteAllText(PolicyFile, policy ?? Policy(Statement()));
        return NotaryTrust.Load(PolicyFile, Path);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
