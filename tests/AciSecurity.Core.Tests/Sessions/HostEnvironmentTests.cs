using AciSecurity.Sessions;

namespace AciSecurity.Core.Tests.Sessions;

/// <summary>Where something runs decides how somebody can sign in.</summary>
public sealed class HostEnvironmentTests
{
    [Fact]
    public void A_desktop_has_a_person_and_a_browser()
    {
        Assert.Equal(new(true, true, false, null), Of([], needsDisplay: false));
        Assert.Equal(new(true, true, false, null), Of([("DISPLAY", ":0")]));
        Assert.Equal(new(true, true, false, null), Of([("WAYLAND_DISPLAY", "wayland-0")]));
    }

    [Theory]
    [InlineData("SSH_CONNECTION")]
    [InlineData("SSH_TTY")]
    [InlineData("DOTNET_RUNNING_IN_CONTAINER")]
    [InlineData("CODESPACES")]
    [InlineData("ACC_CLOUD")]
    public void A_browser_would_open_where_nobody_sees_it(string variable)
    {
        Assert.Equal(new(true, false, false, null), Of([(variable, "true"), ("DISPLAY", ":0")]));
        Assert.False(Of([]).HasBrowser);
    }

    [Theory]
    [InlineData("CI", "true")]
    [InlineData("GITHUB_ACTIONS", "true")]
    [InlineData("TF_BUILD", "True")]
    [InlineData("AUTOMATION_ASSET_ACCOUNTID", "11111111-1111-1111-1111-111111111111")]
    [InlineData("AZUREPS_HOST_ENVIRONMENT", "AzureAutomation/")]
    public void Nobody_is_asked_in_CI_and_in_runbooks(string variable, string value) => Assert.False(Of([(variable, value)]).IsInteractive);

    [Fact]
    public void A_variable_that_says_no_says_nothing() => Assert.True(Of([("CI", "false"), ("TF_BUILD", "0"), ("GITHUB_ACTIONS", "")]).IsInteractive);

    [Fact]
    public void Nobody_is_asked_by_a_host_that_cannot() => Assert.False(HostEnvironment.Of(_ => null, canAsk: false, needsDisplay: false).IsInteractive);

    [Fact]
    public void An_identity_needs_an_endpoint_that_is_named()
    {
        Assert.Null(Of([]).Unasked());
        Assert.Null(Of([("IDENTITY_ENDPOINT", "http://x")]).Unasked());
        Assert.Equal(new SignIn.ManagedIdentity(null, null), Of([("IDENTITY_ENDPOINT", "http://x"), ("IDENTITY_HEADER", "y")]).Unasked());
        Assert.Equal(new SignIn.ManagedIdentity("id", null), Of([("MSI_ENDPOINT", "http://x")]).Unasked("id"));
    }

    [Fact]
    public void A_federated_token_needs_all_that_signs_in_with_it()
    {
        (string, string)[] all = [("AZURE_FEDERATED_TOKEN_FILE", "/token"), ("AZURE_CLIENT_ID", "client"), ("AZURE_TENANT_ID", "tenant"), ("MSI_ENDPOINT", "http://x")];
        Assert.Equal(new SignIn.FederatedToken("tenant", "client", "/token"), Of(all).Unasked());
        Assert.Equal(new SignIn.ManagedIdentity(null, null), Of(all[1..]).Unasked());
    }

    private static HostEnvironment Of((string Name, string Value)[] variables, bool needsDisplay = true) =>
        HostEnvironment.Of(name => variables.FirstOrDefault(variable => variable.Name == name).Value, canAsk: true, needsDisplay);
}
