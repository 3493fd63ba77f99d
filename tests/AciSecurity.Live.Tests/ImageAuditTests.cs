using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Registry;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Live.Tests;

/// <summary>What an audit says of images: registries are asked where it is told to, and not otherwise.</summary>
public sealed class ImageAuditTests
{
    private const string SimpleSigning = "application/vnd.dev.cosign.simplesigning.v1+json";
    private const string Audit = "Invoke-AciSecurityAudit -SubscriptionId Production, Development -Name dev-job, shop-legacy, shop-vnet-open, contosodev -IncludePassed -Rule Aci.UnsignedImage, Aci.StaleImage, Aci.ApprovedBaseImage, Aci.RunAsRoot, Acr.UnsignedImage";

    private static SimulatorOptions Local { get; } = new() { LocalRegistries = true };

    [Fact]
    public async Task RegistriesAreAskedWhatImagesAre()
    {
        await using var azure = await LiveAzure.SignedInAsync(options: Local);

        var result = azure.Run($"{Audit} -IncludeImage");

        Assert.Equal(
            [
                "contosodev | Acr.UnsignedImage | base | Fail | has tagged images without a valid signature: 12",
                "contosodev | Acr.UnsignedImage | job | Unknown | has tagged images whose signatures were not verified: 1.4.2; the policy does not say whom to trust for it",
                "dev-job | Aci.ApprovedBaseImage | job | NotApplicable | is not judged: the policy lists no approved base images",
                "dev-job | Aci.RunAsRoot | job | Pass | runs as the user '1000' of its image",
                "dev-job | Aci.StaleImage | job | Fail | has an image that was built",
                "dev-job | Aci.UnsignedImage | job | Unknown | runs an image whose signature was not verified: the policy does not say whom to trust for it",
                "shop-legacy | Aci.ApprovedBaseImage | legacy | NotApplicable | is not judged: the policy lists no approved base images",
                "shop-legacy | Aci.RunAsRoot | legacy | Fail | runs as root",
                "shop-legacy | Aci.StaleImage | legacy | Fail | has an image that was built",
                "shop-legacy | Aci.UnsignedImage | legacy | Fail | runs an image that has no signature",
                "shop-vnet-open | Aci.ApprovedBaseImage | worker | NotApplicable | is not judged: the policy lists no approved base images",
                "shop-vnet-open | Aci.RunAsRoot | worker | Fail | has no runAsUser, and its image names no user, which means root",
                "shop-vnet-open | Aci.StaleImage | worker | Fail | has an image that was built",
                "shop-vnet-open | Aci.UnsignedImage | worker | Fail | runs an image that has no signature",
            ],
            result.Clean().Select(Line).Order(StringComparer.Ordinal));
        Assert.Empty(azure.Simulator.Requests.Writes);
        Assert.Empty(azure.Simulator.Requests.SecretReads);
    }

    [Fact]
    public async Task WhoIsTrustedInThePolicyVerifies()
    {
        using var folder = new TemporaryFolder();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await using var azure = await LiveAzure.SignedInAsync(options: Local);
        Sign(azure.Simulator.Registry("contosodev"), "job", "1.4.2", key);
        File.WriteAllText(Path.Combine(folder.Path, "build.pub"), key.ExportSubjectPublicKeyInfoPem());
        var policy = Path.Combine(folder.Path, "acisecurity.yaml");
        File.WriteAllText(policy, "version: 1\nsignatures: { publicKeys: [ build.pub ], skipLog: true }\n");

        var verdicts = azure.Run($"{Audit} -IncludeImage -Policy '{policy}'").Clean().Select(Line).ToList();

        Assert.Contains(verdicts, line => line.StartsWith("dev-job | Aci.UnsignedImage | job | Pass | runs an image that '", StringComparison.Ordinal));
        Assert.Contains("contosodev | Acr.UnsignedImage | job | Pass | has signatures of trusted signers on all of its tagged images", verdicts);
        Assert.Contains("contosodev | Acr.UnsignedImage | base | Fail | has tagged images without a valid signature: 12", verdicts);
    }

    [Fact]
    public async Task WithoutTheSwitchNoRegistryIsAsked()
    {
        await using var azure = await LiveAzure.SignedInAsync(options: Local);

        var named = azure.Run(Audit);
        var all = azure.Run("Invoke-AciSecurityAudit -SubscriptionId Development -Baseline Strict -IncludePassed");

        Assert.All(named.All("RuleId").Zip(named.All("Outcome")).Where(verdict => verdict.First != "Aci.RunAsRoot" && verdict.First != "Aci.ApprovedBaseImage"), verdict => Assert.Equal("Unknown", verdict.Second));
        Assert.DoesNotContain("Aci.UnsignedImage", all.All("RuleId"));
        Assert.DoesNotContain(azure.Simulator.Requests.All, request => request.Path.StartsWith("/v2/", StringComparison.Ordinal) || request.Path.StartsWith("/acr/", StringComparison.Ordinal) || request.Path.StartsWith("/oauth2/exchange", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Test-AciAttackSurface -Name shop-vnet-open -IncludeImage", "Aci.RunAsRoot", "Fail")]
    [InlineData("Get-AciContainerGroup -Name shop-vnet-open | Test-AciLeastPrivilege -IncludeImage", "Aci.RunAsRoot", "Fail")]
    [InlineData("Get-AciContainerGroup -Name shop-vnet-open | Test-AciApprovedImage -IncludeImage", "Aci.UnsignedImage", "Fail")]
    [InlineData("Get-AciContainerGroup -Name shop-vnet-open | Test-AciLeastPrivilege", "Aci.RunAsRoot", "Unknown")]
    public async Task EachCmdletWithSuchRulesHasTheSwitch(string script, string rule, string outcome)
    {
        await using var azure = await LiveAzure.SignedInAsync(options: Local);

        var findings = azure.Run(script).Clean().Where(finding => (string)finding.Properties["RuleId"].Value == rule);

        Assert.Equal(outcome, $"{Assert.Single(findings).Properties["Outcome"].Value}");
    }

    [Fact]
    public async Task TheRoleForImagesIsEnough()
    {
        var scenario = await PermissionTests.WithRoleAsync("Get-AciSecurityPermission -IncludeImage");
        await using var azure = await LiveAzure.SignedInAsync(scenario, options: Local);

        var result = azure.Run($"{Audit} -IncludeImage");

        Assert.Empty(result.Errors);
        Assert.DoesNotContain(result.Output, finding => $"{finding.Properties["Reason"].Value}".Contains("missing", StringComparison.Ordinal));
        Assert.DoesNotContain(azure.Simulator.Requests.All, request => request.Status == 403);
    }

    /// <summary>The verdict; of an age the words before the number.</summary>
    private static string Line(System.Management.Automation.PSObject finding)
    {
        var reason = (string)finding.Properties["Reason"].Value;
        const string Built = "has an image that was built";
        if (reason.StartsWith(Built, StringComparison.Ordinal)) reason = Built;
        return $"{finding.Properties["ResourceName"].Value} | {finding.Properties["RuleId"].Value} | {finding.Properties["Subject"].Value} | {finding.Properties["Outcome"].Value} | {reason}";
    }

    /// <summary>Signs an image as cosign does with a key.</summary>
    private static void Sign(SimulatedRegistry registry, string repository, string tag, ECDsa key)
    {
        var hex = Convert.ToHexString(SHA256.HashData(registry.Manifest(repository, tag)!)).ToLowerInvariant();
        var payload = Encoding.UTF8.GetBytes($$$"""{"critical":{"identity":{"docker-reference":""},"image":{"docker-manifest-digest":"sha256:{{{hex}}}"},"type":"cosign container image signature"},"optional":null}""");
        var signature = Convert.ToBase64String(key.SignData(payload, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        var config = "{}"u8.ToArray();
        registry.Push(repository, $"sha256-{hex}.sig", JsonSerializer.SerializeToUtf8Bytes(new
        {
            schemaVersion = 2,
            mediaType = "application/vnd.oci.image.manifest.v1+json",
            config = new { mediaType = "application/vnd.oci.image.config.v1+json", digest = registry.PushBlob(repository, config), size = config.Length },
            layers = new[]
            {
                new { mediaType = SimpleSigning, digest = registry.PushBlob(repository, payload), size = payload.Length, annotations = new Dictionary<string, string> { ["dev.cosignproject.cosign/signature"] = signature } },
            },
        }), "application/vnd.oci.image.manifest.v1+json");
    }
}
