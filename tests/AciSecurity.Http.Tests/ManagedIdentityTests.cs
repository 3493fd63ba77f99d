using AciSecurity.Faults;
using AciSecurity.Http.Tests.Fake;
using AciSecurity.Sessions;

namespace AciSecurity.Http.Tests;

/// <summary>Managed identities. The library reads its variables once in a process, and they are the process's: one test.</summary>
public sealed class ManagedIdentityTests : FakeTest
{
    [Fact]
    public async Task An_identity_signs_in_where_the_host_has_one_and_is_unavailable_where_it_has_not()
    {
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", new Uri(Fake.Address, "/identity").AbsoluteUri);
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", "planted-header");
        try
        {
            var context = await SignInAsync(new SignIn.ManagedIdentity(null, null));
            Assert.Equal((FakeTenant.Client, "ManagedIdentity"), (context.Account, context.SignInKind));
            Assert.Equal(FakeTenant.Client, (await SignInAsync(new SignIn.ManagedIdentity(FakeTenant.Client, null))).Account);

            var fault = (await Assert.ThrowsAsync<FaultException>(() => SignInAsync(new SignIn.ManagedIdentity("99999999-9999-9999-9999-999999999999", null)))).Fault;
            Assert.Equal(("AciSecurity.IdentityUnavailable", "99999999-9999-9999-9999-999999999999"), (fault.Id, fault.Target));
        }
        finally
        {
            Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", null);
            Environment.SetEnvironmentVariable("IDENTITY_HEADER", null);
        }
    }

    private Task<AciSecurityContext> SignInAsync(SignIn signIn)
    {
        var environment = FakeEnvironment.Of(Fake);
        return AciSecurityContext.OpenAsync(environment, new SignInTokenSource(signIn, environment), signIn.Kind, default);
    }
}
