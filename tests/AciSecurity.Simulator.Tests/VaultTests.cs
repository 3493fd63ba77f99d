using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Tests;

/// <summary>Secrets of vaults, and the passwords of registries that are kept there.</summary>
public sealed class VaultTests
{
    private const string Secret = "/vault/kv-contoso/secrets/acr";
    private const string Version = "?api-version=7.4";
    private const string Token = Contoso.Registries + "/contosolegacy/tokens/forever";

    [Fact]
    public async Task A_secret_has_versions_and_its_list_no_values()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await OpenAsync(azure, "operator");
        Assert.Empty((await session.GetAsync($"{Secret}/versions{Version}")).Body!["value"]!.AsArray());

        var first = await session.SendAsync(HttpMethod.Put, Secret + Version, """{"value":"one","attributes":{"exp":1775095445}}""");
        await session.SendAsync(HttpMethod.Put, Secret + Version, """{"value":"two"}""");

        Assert.Equal((200, "one", 1775095445L), (first.Status, $"{first.Body!["value"]}", first.Body["attributes"]!["exp"]!.GetValue<long>()));
        Assert.Equal("two", $"{(await session.GetAsync(Secret + Version)).Body!["value"]}");
        Assert.Equal("one", $"{(await session.GetAsync($"{new Uri($"{first.Body["id"]}").AbsolutePath}{Version}")).Body!["value"]}");
        var list = await session.GetAsync($"{Secret}/versions{Version}");
        Assert.Equal(2, list.Body!["value"]!.AsArray().Count);
        Assert.DoesNotContain("\"value\":\"", list.Text, StringComparison.Ordinal);
        Assert.Equal(["one", "two"], azure.Vaults.Versions("kv-contoso/acr").Select(version => version.Value));
    }

    [Theory]
    [InlineData("auditor", "https://vault.azure.net", Secret, 403)]
    [InlineData("operator", "https://management.azure.com", Secret, 401)]
    [InlineData("operator", "https://vault.azure.net", Secret, 404)]
    [InlineData("operator", "https://vault.azure.net", "/vault/nobody/secrets/acr", 404)]
    [InlineData("operator", "https://vault.azure.net", "/vault/kv-contoso/keys/acr", 400)]
    public async Task Refusals_are_those_of_a_vault(string application, string audience, string path, int status)
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await OpenAsync(azure, application, audience);

        Assert.Equal(status, (await session.GetAsync(path + Version)).Status);
    }

    [Fact]
    public async Task A_password_of_the_admin_user_is_replaced_and_signs_in()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure, "operator");

        var answer = await session.SendAsync(HttpMethod.Post, $"{Contoso.Registries}/contosolegacy/regenerateCredential{Contoso.RegistryVersion}", """{"name":"password2"}""");

        var made = Assert.Single(azure.Passwords.Issued);
        Assert.Equal(["not-a-real-password", made], answer.Body!["passwords"]!.AsArray().Select(password => $"{password!["value"]}"));
        Assert.Equal(400, (await session.SendAsync(HttpMethod.Post, $"{Contoso.Registries}/contosoprod/regenerateCredential{Contoso.RegistryVersion}", """{"name":"password"}""")).Status);
        using var registry = await Registry.RegistrySession.OpenAsync(azure, "contosolegacy");
        Assert.Equal(200, (await registry.SendAsync(HttpMethod.Get, "/v2/_catalog", null, Registry.RegistrySession.Basic("contosolegacy", made))).Status);
    }

    [Fact]
    public async Task A_password_of_a_token_is_where_Location_leads_and_nowhere_else()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await Session.OpenAsync(azure, "operator");

        var begun = await session.SendAsync(HttpMethod.Post, $"{Contoso.Registries}/contosolegacy/generateCredentials{Contoso.RegistryVersion}", $$"""{"tokenId":"{{Token}}","name":"password2","expiry":"2099-01-01T00:00:00Z"}""");
        Assert.Equal(202, begun.Status);
        var answer = await session.GetAsync(begun.Headers["Location"]);
        while (answer.Status == 202) answer = await session.GetAsync(answer.Headers["Location"]);

        Assert.Equal(Assert.Single(azure.Passwords.Issued), $"{Assert.Single(answer.Body!["passwords"]!.AsArray())!["value"]}");
        var passwords = azure.Find(Token)!["properties"]!["credentials"]!["passwords"]!.AsArray();
        Assert.Equal(["password1", "password2"], passwords.Select(password => $"{password!["name"]}"));
        Assert.StartsWith("2099-01-01", $"{passwords[1]!["expiry"]}", StringComparison.Ordinal);
        Assert.All(passwords, password => Assert.Null(password!["value"]));
    }

    private static async Task<Session> OpenAsync(AzureSimulator azure, string application, string audience = "https://vault.azure.net")
    {
        var session = new Session(azure);
        var registered = azure.Scenario.Applications.Single(found => found.Name == application);
        var token = await session.TokenAsync(new() { ["grant_type"] = "client_credentials", ["client_id"] = registered.ClientId, ["client_secret"] = registered.Secret!, ["scope"] = audience + "/.default" });
        session.Use($"{token.Body!["access_token"]}");
        return session;
    }
}
