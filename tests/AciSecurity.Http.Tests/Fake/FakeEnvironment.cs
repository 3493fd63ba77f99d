using System.Security;
using AciSecurity.Sessions;

namespace AciSecurity.Http.Tests.Fake;

/// <summary>The environment of a fake, and what one signs in with.</summary>
internal static class FakeEnvironment
{
    public static AzureEnvironment Of(FakeAzure fake, string? thumbprint = null) => new()
    {
        Name = "Fake",
        ResourceManager = fake.Address,
        Authority = fake.Address,
        Audience = FakeTenant.Audience,
        CertificateThumbprint = thumbprint ?? fake.Sha256,
    };

    public static SecureString Secure(string text)
    {
        var secret = new SecureString();
        foreach (var letter in text) secret.AppendChar(letter);
        return secret;
    }

    public static SignIn.Secret Secret(string secret = FakeTenant.Secret, string tenant = FakeTenant.Id, string client = FakeTenant.Client) => new(tenant, client, Secure(secret));
}
