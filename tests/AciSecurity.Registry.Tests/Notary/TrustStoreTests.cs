using AciSecurity.Faults;
using AciSecurity.Registry.Notary.Trust;
using AciSecurity.Registry.Tests.Notary.Certificates;

namespace AciSecurity.Registry.Tests.Notary;

/// <summary>Folders of certificates that are trusted.</summary>
public sealed class TrustStoreTests : IDisposable
{
    private static readonly TestChain Chain = TestChain.Make();
    private readonly TrustFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("truststore")]
    [InlineData("truststore/x509")]
    public void The_folder_may_be_any_of_three(string place)
    {
        _folder.Put("ca/test", Chain.Root.Pem + "\n" + Chain.Authority.Pem, Chain.Root.Pem);

        Assert.Equal(3, TrustStore.Open(Path.Combine(_folder.Path, place)).Certificates(TrustStoreName.Parse("ca:test")!).Count);
    }

    [Fact]
    public void Binary_certificates_and_self_signed_signers_are_read()
    {
        _folder.Put("ca/test", TestChain.SignerRecipe.Issue().Pem);
        File.WriteAllBytes(Path.Combine(_folder.Path, "truststore/x509/ca/test/root.cer"), Chain.Root.Certificate.RawData);

        Assert.Equal(2, TrustStore.Open(_folder.Path).Certificates(TrustStoreName.Parse("ca:test")!).Count);
    }

    [Fact]
    public void What_must_not_be_trusted_is_a_fault_that_names_the_file()
    {
        Refused("ca", Chain.Leaf.Pem, "neither an authority's nor self-signed");
        Refused("tsa", Chain.Authority.Pem, "no root");
        Refused("ca", "no certificate", "neither PEM nor DER");
        Refused("ca", "", "It has no certificate");
        Refused("ca", Chain.Root.Pem + "\n" + System.Security.Cryptography.PemEncoding.WriteString("PRIVATE KEY", Chain.Leaf.Key.ExportPkcs8PrivateKey()), "PRIVATE KEY");
    }

    [Fact]
    public void Missing_stores_folders_and_links_are_faults()
    {
        _folder.Put("ca/test", Chain.Root.Pem).Put("ca/nested/inner", Chain.Root.Pem);
        Directory.CreateDirectory(Path.Combine(_folder.Path, "truststore/x509/ca/empty"));

        Assert.Equal("AciSecurity.TrustStoreInvalid", Fault("ca:absent").Id);
        Assert.Equal("AciSecurity.TrustStoreInvalid", Fault("ca:empty").Id);
        Assert.Equal("AciSecurity.TrustStoreInvalid", Fault("ca:nested").Id);
        Assert.Equal("AciSecurity.FileNotFound", Assert.Throws<FaultException>(() => TrustStore.Open(Path.Combine(_folder.Path, "absent"))).Fault.Id);
        Assert.Equal("AciSecurity.TrustStoreInvalid", Assert.Throws<FaultException>(() => TrustStore.Open(Path.Combine(_folder.Path, "truststore/x509/ca/empty"))).Fault.Id);
        if (OperatingSystem.IsWindows()) return;
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "truststore/x509/ca/link"), Path.Combine(_folder.Path, "truststore/x509/ca/test"));
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "truststore/x509/ca/empty/link.pem"), Path.Combine(_folder.Path, "truststore/x509/ca/test/0.pem"));
        Assert.Equal("AciSecurity.TrustStoreInvalid", Fault("ca:link").Id);
        Assert.Equal("AciSecurity.TrustStoreInvalid", Fault("ca:empty").Id);
    }

    private void Refused(string type, string content, string why)
    {
        using var folder = new TrustFolder().Put($"{type}/test", content);
        var fault = Assert.Throws<FaultException>(() => TrustStore.Open(folder.Path).Certificates(TrustStoreName.Parse($"{type}:test")!)).Fault;
        Assert.Equal("AciSecurity.TrustStoreInvalid", fault.Id);
        Assert.EndsWith("0.pem", fault.Target, StringComparison.Ordinal);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }

    private Fault Fault(string store) => Assert.Throws<FaultException>(() => TrustStore.Open(_folder.Path).Certificates(TrustStoreName.Parse(store)!)).Fault;
}
