using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using AciSecurity.Http.Tests.Fake;

namespace AciSecurity.Tests.Hosting;

/// <summary>A session in which <c>$cloud</c> is a fake of Azure, with what one signs in with.</summary>
internal static class SignInStage
{
    private const string Script = """
        $global:cloud = $data
        $global:tenantId = 'aaaabbbb-0000-cccc-1111-dddd2222eeee'
        $global:clientId = '00001111-aaaa-2222-bbbb-3333cccc4444'
        function global:Secure($text) { $secure = [securestring]::new(); foreach ($letter in $text.ToCharArray()) { $secure.AppendChar($letter) }; $secure }
        function global:SignIn($client = $clientId, $secret = 'planted-secret-8Q~abcdef', $tenant = $tenantId, $environment = $cloud) {
            Connect-AciSecurity -ServicePrincipal -Credential ([pscredential]::new($client, (Secure $secret))) -TenantId $tenant -Environment $environment -PassThru
        }
        """;

    /// <summary>The Az modules, as far as they are asked. The token is on <c>$azToken</c>, a function of the resource.</summary>
    public const string Az = """
        New-Module -Name Az.Accounts -ScriptBlock {
            function Get-AzContext { [pscustomobject]@{ Account = 'ada@contoso.example'; Environment = $azEnvironment } }
            function Get-AzAccessToken {
                [CmdletBinding()] param($ResourceUrl = 'https://management.fake/', [switch] $AsSecureString)
                $global:azAsked += 1
                $global:azThread = [System.Environment]::CurrentManagedThreadId
                [pscustomobject]@{ Token = (Secure $azToken.Invoke($ResourceUrl)); ExpiresOn = [DateTimeOffset]::UtcNow.AddMinutes($azMinutes) }
            }
        } | Import-Module -Global
        """;

    /// <summary>Prepares <paramref name="session"/>.</summary>
    public static void Prepare(Session session, FakeAzure fake)
    {
        session.Run(Script, Cloud(fake)).Clean();
        session.Run("$global:azToken = $data; $global:azMinutes = 60; $global:azAsked = 0", (Func<string, string>)(audience => fake.Tenant.Token("ada@contoso.example", null, audience))).Clean();
        session.Run("$global:azEnvironment = $data", AzEnvironment(fake)).Clean();
    }

    /// <summary>The fake as a person would write it down.</summary>
    public static PSObject Cloud(FakeAzure fake)
    {
        var cloud = new PSObject();
        cloud.Properties.Add(new PSNoteProperty("name", "Fake"));
        cloud.Properties.Add(new PSNoteProperty("resourceManager", fake.Address.AbsoluteUri));
        cloud.Properties.Add(new PSNoteProperty("authority", fake.Address.AbsoluteUri));
        cloud.Properties.Add(new PSNoteProperty("audience", FakeTenant.Audience));
        cloud.Properties.Add(new PSNoteProperty("blobService", fake.Address.AbsoluteUri));
        cloud.Properties.Add(new PSNoteProperty("keyVaultSuffix", ".vault.fake"));
        cloud.Properties.Add(new PSNoteProperty("keyVaultService", new Uri(fake.Address, "vault/").AbsoluteUri));
        cloud.Properties.Add(new PSNoteProperty("registrySuffix", "localhost"));
        cloud.Properties.Add(new PSNoteProperty("certificateThumbprint", fake.Sha256));
        return cloud;
    }

    /// <summary>Writes the application's certificate, with a password, and a federated token.</summary>
    public static void WriteFiles(TemporaryFolder folder, FakeAzure fake)
    {
        fake.Tenant.Certificate = FakeCertificate.Make("app");
        File.WriteAllBytes(folder["app.pfx"], fake.Tenant.Certificate.Export(X509ContentType.Pfx, "word"));
        using var other = FakeCertificate.Make("other");
        File.WriteAllBytes(folder["other.pfx"], other.Export(X509ContentType.Pfx, "word"));
        folder.Write("token.jwt", FakeTenant.Federated);
    }

    /// <summary>What a host sets that has a managed identity.</summary>
    public static Dictionary<string, string?> Identity(FakeAzure fake) => new()
    {
        ["IDENTITY_ENDPOINT"] = new Uri(fake.Address, "/identity").AbsoluteUri,
        ["IDENTITY_HEADER"] = "planted-header",
    };

    private static PSObject AzEnvironment(FakeAzure fake)
    {
        var environment = new PSObject();
        environment.Properties.Add(new PSNoteProperty("Name", "FakeOfAz"));
        environment.Properties.Add(new PSNoteProperty("ResourceManagerUrl", fake.Address.AbsoluteUri));
        environment.Properties.Add(new PSNoteProperty("ActiveDirectoryAuthority", fake.Address.AbsoluteUri));
        environment.Properties.Add(new PSNoteProperty("ActiveDirectoryServiceEndpointResourceId", FakeTenant.Audience));
        environment.Properties.Add(new PSNoteProperty("ContainerRegistryEndpointSuffix", "azurecr.fake"));
        return environment;
    }
}
