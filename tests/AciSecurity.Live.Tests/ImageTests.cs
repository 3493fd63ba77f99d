using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AciSecurity.Simulator.Faults;
using AciSecurity.Simulator.Registry;
using AciSecurity.Simulator.Scenarios;

namespace AciSecurity.Live.Tests;

/// <summary>The images of Contoso's registries: listed, their signatures looked for, signed and locked, as the auditor who is signed in to Azure.</summary>
public sealed class ImageTests : IAsyncLifetime
{
    private LiveAzure _azure = null!;
    private DirectoryInfo _folder = null!;

    private SimulatedRegistry Registry => _azure.Simulator.Registry("contosodev");

    public async Task InitializeAsync()
    {
        _folder = Directory.CreateTempSubdirectory("acisecurity-images-");
        _azure = await LiveAzure.SignedInAsync(Publishing(Scenario.Load("contoso")), new() { LocalRegistries = true });
    }

    public async Task DisposeAsync()
    {
        await _azure.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Images_come_with_what_the_registry_knows_of_them()
    {
        var image = Push("shop/web", "v1", "v2");
        var found = Run("Get-AcrImage $registry shop/web -Detailed").Clean();
        var read = Assert.Single(found);
        Assert.Equal((image, "v1 v2", "Image"), ($"{read.Properties["Digest"].Value}", string.Join(' ', (IEnumerable<string>)read.Properties["Tags"].Value), $"{read.Properties["Kind"].Value}"));
        Assert.Equal("no-secret-here", Run("(Get-AcrImage $registry shop/web -Detailed).Configuration.User").Value);
        Assert.Equal("True True", Run("$i = Get-AcrImage $registry shop/web; \"$($i.Locks.CanWrite) $($i.Pushed -gt [datetime]'2020-01-01')\"").Value);
    }

    [Fact]
    public void Registries_come_through_the_pipeline()
    {
        Push("shop/web", "v1");
        Assert.Equal("shop/web", Run("Get-AcrRegistry -Name contosodev | Get-AcrImage -Repository shop/* | ForEach-Object Repository").Value);
        Assert.Equal(Registry.ResourceId, Run("(Get-AcrRegistry -Name contosodev | Get-AcrImage -Repository shop/web).ResourceId").Value?.ToString(), ignoreCase: true);
    }

    [Fact]
    public void What_lists_do_not_show_is_said()
    {
        Push("shop/web", "v1");
        var hidden = Push("shop/web", "hidden");
        Registry.Set("shop/web", "hidden", new() { ListEnabled = false });
        Registry.Set("shop/web", hidden, new() { ListEnabled = false });
        var result = Run("Get-AcrImage $registry shop/web");
        Assert.Single(result.Output);
        Assert.Contains("not listed", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_signature_is_made_found_and_verified()
    {
        Push("shop/web", "v1");
        Trust();
        Assert.Equal("None", State("-Repository shop/web"));
        Assert.Empty(Run("Add-AcrImageSignature \"$registry/shop/web:v1\" -CertificatePath $folder/signer.pem -WhatIf -WarningAction SilentlyContinue").Output);
        Assert.Empty(_azure.Simulator.Requests.Writes);

        foreach (var format in new[] { "Jws", "Cose" })
        {
            Run($"Add-AcrImageSignature \"$registry/shop/web:v1\" -CertificatePath $folder/signer.pem -Format {format} -ExpiresIn 1.00:00:00 -Force -WarningAction SilentlyContinue").Clean();
        }

        Assert.Equal("PresentUnverified", State("-Repository shop/web"));
        Assert.Equal("Verified", State("-Repository shop/web -IncludeSigned -TrustPolicy $folder/trustpolicy.json -TrustStore $folder"));
        Assert.Empty(Run("Get-AcrUnsignedImage $registry shop/web -TrustPolicy $folder/trustpolicy.json -TrustStore $folder").Clean());
        Assert.Equal(["Valid", "Valid"], Run("(Get-AcrImage $registry shop/web | Test-AcrImageSignature -TrustPolicy $folder/trustpolicy.json -TrustStore $folder).Results.Verdict").Clean().Select(verdict => verdict.ToString()));
        Assert.Equal(true, Run("Test-AcrImageSignature \"$registry/shop/web:v1\" -TrustPolicy $folder/trustpolicy.json -TrustStore $folder -Quiet").Value);

        // Somebody else is trusted, and nobody who signed.
        Assert.Equal("Invalid", State("-Repository shop/web -TrustPolicy $folder/strangers.json -TrustStore $folder"));
        Assert.Equal(false, Run("Test-AcrImageSignature \"$registry/shop/web:v1\" -TrustPolicy $folder/strangers.json -TrustStore $folder -Quiet").Value);
    }

    [Fact]
    public void What_the_same_certificate_has_signed_is_not_signed_again()
    {
        Push("shop/web", "v1");
        Trust();
        const string Sign = "Add-AcrImageSignature (Get-AcrImage $registry shop/web) -CertificatePath $folder/signer.pem -PassThru";
        Assert.Equal("False", Run(Sign).Clean().Single().Properties["WasThere"].Value.ToString());
        _azure.Simulator.Requests.Clear();
        var again = Run(Sign);
        Assert.Contains("already", Assert.Single(again.Warnings), StringComparison.Ordinal);
        Assert.Empty(_azure.Simulator.Requests.Writes);
    }

    [Fact]
    public void What_cannot_be_read_is_unknown_and_not_unsigned()
    {
        Push("shop/web", "v1");
        _azure.Simulator.Faults.Add(new Fault { Path = "*/referrers/*", Registry = "contosodev", Effect = FaultEffect.Forbidden });
        var result = Run("Get-AcrUnsignedImage $registry shop/web");
        Assert.Equal("Unknown", Assert.Single(result.Output).Properties["State"].Value.ToString());
    }

    [Fact]
    public void Running_images_are_those_of_container_groups()
    {
        var result = Run("Get-AcrUnsignedImage -RunningOnly $registry -ErrorAction SilentlyContinue");
        Assert.NotEmpty(result.Output);
        Assert.All(result.Output, image => Assert.NotEmpty((IEnumerable<string>)image.Properties["ContainerGroups"].Value));
        Assert.All(result.Output, image => Assert.NotEqual("Verified", image.Properties["State"].Value.ToString()));
        Assert.Equal(result.Output.Count, result.Output.Select(image => image.Properties["Image"].Value.ToString()).Distinct().Count());
        Assert.Contains("AciSecurity.RunningImageUnread", Run("Get-AcrUnsignedImage -RunningOnly").Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
    }

    [Fact]
    public void Locks_are_set_once_and_removed()
    {
        Push("shop/web", "v1");
        Assert.Empty(Run("Lock-AcrImage \"$registry/shop/web:v1\" -WhatIf").Output);
        Assert.Empty(_azure.Simulator.Requests.Writes);
        Assert.Equal(["no write, no delete", "no write, no delete"], Run("Get-AcrImage $registry shop/web | Lock-AcrImage -PassThru | ForEach-Object { \"$($_.Locks)\" }").Clean().Select(text => text.ToString()));
        _azure.Simulator.Requests.Clear();
        Run("Get-AcrImage $registry shop/web | Lock-AcrImage").Clean();
        Assert.Empty(_azure.Simulator.Requests.Writes);
        Assert.Equal(["none", "none"], Run("Get-AcrImage $registry shop/web | Unlock-AcrImage -PassThru | ForEach-Object { \"$($_.Locks)\" }").Clean().Select(text => text.ToString()));
    }

    /// <summary>The auditor may push too.</summary>
    private static Scenario Publishing(Scenario scenario)
    {
        var auditor = scenario.Applications[0];
        Permission push = new() { Actions = ["*/read", "Microsoft.ContainerRegistry/registries/push/write"] };
        return scenario with { Applications = [auditor with { Permissions = [push] }, .. scenario.Applications.Skip(1)] };
    }

    private string Push(string repository, params string[] tags)
    {
        var config = Registry.PushBlob(repository, System.Text.Encoding.UTF8.GetBytes($$$"""{"os":"linux","architecture":"amd64","config":{"User":"no-secret-here"},"name":"{{{tags[0]}}}"}"""));
        var size = System.Text.Encoding.UTF8.GetByteCount($$$"""{"os":"linux","architecture":"amd64","config":{"User":"no-secret-here"},"name":"{{{tags[0]}}}"}""");
        var manifest = System.Text.Encoding.UTF8.GetBytes($$$"""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"{{{config}}}","size":{{{size}}}},"layers":[]}""");
        return tags.Select(tag => Registry.Push(repository, tag, manifest, "application/vnd.oci.image.manifest.v1+json")).ToList()[0];
    }

    private void Trust()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=signer, O=Contoso, S=WA, C=US", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddHours(-1), TimeProvider.System.GetUtcNow().AddDays(30));
        Write("signer.pem", key.ExportPkcs8PrivateKeyPem() + "\n" + certificate.ExportCertificatePem());
        Write("truststore/x509/ca/contoso/signer.pem", certificate.ExportCertificatePem());
        using var strange = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var stranger = new CertificateRequest("CN=stranger, O=Contoso, S=WA, C=US", strange, HashAlgorithmName.SHA256).CreateSelfSigned(TimeProvider.System.GetUtcNow().AddHours(-1), TimeProvider.System.GetUtcNow().AddDays(30));
        Write("truststore/x509/ca/strangers/stranger.pem", stranger.ExportCertificatePem());
        Write("trustpolicy.json", Policy("contoso"));
        Write("strangers.json", Policy("strangers"));
    }

    private static string Policy(string store) => $$$"""
        {"version":"1.0","trustPolicies":[{"name":"all","registryScopes":["*"],"signatureVerification":{"level":"strict"},"trustStores":["ca:{{{store}}}"],"trustedIdentities":["x509.subject: C=US, ST=WA, O=Contoso"]}]}
        """;

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private string? State(string arguments) => Run($"Get-AcrUnsignedImage $registry {arguments}").Clean().Single().Properties["State"].Value.ToString();

    private AciSecurity.Tests.Hosting.Result Run(string script) => _azure.Session.Run($"$registry = $data.Registry; $folder = $data.Folder; {script}", _azure.Data(data =>
    {
        data["Registry"] = Registry.LoginServer;
        data["Folder"] = _folder.FullName;
    }));
}
