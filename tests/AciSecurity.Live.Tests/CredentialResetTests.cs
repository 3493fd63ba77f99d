using System.Management.Automation;
using System.Net;
using System.Security;
using System.Text.Json.Nodes;
using AciSecurity.Simulator.Faults;

namespace AciSecurity.Live.Tests;

/// <summary>Passwords of registries are replaced, and the new ones are handed out or kept, and shown nowhere.</summary>
public sealed class CredentialResetTests
{
    private const string Registries = RepairedAzure.Production + "/resourceGroups/rg-platform/providers/Microsoft.ContainerRegistry/registries/";
    private const string Legacy = Registries + "contosolegacy";
    private const string Forever = Legacy + "/tokens/forever";

    [Fact]
    public async Task BothPasswordsOfTheAdminUserAreReplacedInTurn()
    {
        await using var azure = await RepairedAzure.StartAsync();

        var made = azure.Run($"Reset-AcrCredential {Legacy} {Quietly(azure)}").Clean();

        Assert.Equal(["password", "password2"], made.Select(one => one.Properties["Name"].Value));
        Assert.All(made, one => Assert.Equal(("contosolegacy.azurecr.io", "contosolegacy", null, null), (Value(one, "Registry"), Value(one, "UserName"), Value(one, "Expires"), Value(one, "KeyVaultSecretId"))));
        Assert.Equal(azure.Azure.Simulator.Passwords.Issued, made.Select(Revealed));
        Assert.Equal(made.Select(Revealed), new[] { "password", "password2" }.Select(name => azure.Azure.Simulator.Passwords.OfAdmin(Legacy, name)));
        Assert.Equal(
            [("POST", Legacy + "/regenerateCredential", """{"name":"password"}"""), ("POST", Legacy + "/regenerateCredential", """{"name":"password2"}""")],
            azure.Writes.Select(write => (write.Method, write.Path, write.Body)));
    }

    [Fact]
    public async Task OnePasswordIsReplacedAndTheOtherGoesOn()
    {
        await using var azure = await RepairedAzure.StartAsync();

        var made = Assert.Single(azure.Run($"Get-AcrRegistry -Name contosolegacy | Reset-AcrCredential -Password Password2 {Quietly(azure)}").Clean());

        Assert.Equal(Revealed(made), azure.Azure.Simulator.Passwords.OfAdmin(Legacy, "password2"));
        Assert.Equal("not-a-real-password", azure.Azure.Simulator.Passwords.OfAdmin(Legacy, "password"));
    }

    [Fact]
    public async Task ATokenGetsThePasswordsThatItHasAndTheyExpire()
    {
        await using var azure = await RepairedAzure.StartAsync();

        var made = Assert.Single(azure.Run($"Reset-AcrCredential {Legacy} -Token forever {Quietly(azure)}").Clean());

        Assert.Equal(("forever", "password1"), (Value(made, "UserName"), Value(made, "Name")));
        Assert.Equal(Assert.Single(azure.Azure.Simulator.Passwords.Issued), Revealed(made));
        var write = Assert.Single(azure.Writes);
        var body = JsonNode.Parse(write.Body!)!;
        Assert.Equal((Legacy + "/generateCredentials", Forever, "password1"), (write.Path, $"{body["tokenId"]}", $"{body["name"]}"));
        var password = Assert.Single(azure.Read(Forever)["properties"]!["credentials"]!["passwords"]!.AsArray())!;
        Assert.Equal(DateTimeOffset.Parse($"{body["expiry"]}", null), DateTimeOffset.Parse($"{password["expiry"]}", null));
        Assert.Equal(DateTimeOffset.Parse($"{body["expiry"]}", null), Value(made, "Expires"));
        Assert.InRange(DateTimeOffset.Parse($"{body["expiry"]}", null) - write.Time, TimeSpan.FromDays(90) - TimeSpan.FromMinutes(5), TimeSpan.FromDays(90));
    }

    [Fact]
    public async Task SeveralTokensAreReplacedAndOneThatIsNotThereIsSaid()
    {
        await using var azure = await RepairedAzure.StartAsync();

        var result = azure.Run($"Reset-AcrCredential {Registries}contosoprod -Token partner, nobody, edge -Password Both -ExpiresIn 1.00:00:00 {Quietly(azure)}");

        Assert.Equal("AciSecurity.AzureNotFound", Id(Assert.Single(result.Errors)));
        Assert.Equal(["partner password1", "partner password2", "edge password1", "edge password2"], result.Output.Select(one => $"{Value(one, "UserName")} {Value(one, "Name")}"));
        Assert.Equal(2, azure.Read(Registries + "contosoprod/tokens/partner")["properties"]!["credentials"]!["passwords"]!.AsArray().Count);
    }

    [Fact]
    public async Task APasswordGoesStraightToKeyVault()
    {
        await using var azure = await RepairedAzure.StartAsync();

        var made = Assert.Single(azure.Run($"Reset-AcrCredential {Legacy} -Token forever -ExpiresIn 30.00:00:00 -KeyVaultSecretId {Secret(azure, "acr")} {Quietly(azure)}").Clean());

        var kept = Assert.Single(azure.Azure.Simulator.Vaults.Versions("kv-contoso/acr"));
        Assert.Equal(Assert.Single(azure.Azure.Simulator.Passwords.Issued), kept.Value);
        Assert.Equal(($"{Secret(azure, "acr")}/{kept.Version}", null), ($"{Value(made, "KeyVaultSecretId")}", Value(made, "Password")));
        Assert.Equal(((DateTimeOffset)Value(made, "Expires")!).ToUnixTimeSeconds(), kept.Bundle["attributes"]!["exp"]!.GetValue<long>());
        Assert.Equal("""{"registry":"contosolegacy.azurecr.io","username":"forever","passwordName":"password1"}""", kept.Bundle["tags"]!.ToJsonString());
        Assert.Equal(
            ["GET /vault/kv-contoso/secrets/acr/versions?api-version=7.4", "PUT /vault/kv-contoso/secrets/acr?api-version=7.4"],
            azure.Azure.Simulator.Requests.All.Where(request => request.Path.StartsWith("/vault/", StringComparison.Ordinal)).Select(request => $"{request.Method} {request.Path}{request.Query}"));
    }

    [Fact]
    public async Task SeveralPasswordsHaveASecretEach()
    {
        await using var azure = await RepairedAzure.StartAsync();

        azure.Run($"Reset-AcrCredential {Legacy} -KeyVaultSecretId '{Secret(azure, "acr-{registry}-{password}")}' {Quietly(azure)}").Clean();

        Assert.Equal(["kv-contoso/acr-contosolegacy-password", "kv-contoso/acr-contosolegacy-password2"], azure.Azure.Simulator.Vaults.Names);
    }

    [Fact]
    public async Task TwoPasswordsDoNotShareASecret()
    {
        await using var azure = await RepairedAzure.StartAsync();

        var result = azure.Run($"Reset-AcrCredential {Legacy} -KeyVaultSecretId {Secret(azure, "acr")} {Quietly(azure)}");

        Assert.Equal("AciSecurity.KeyVaultSecretInvalid", Id(Assert.Single(result.Errors)));
        Assert.Empty(azure.Writes);
    }

    [Fact]
    public async Task NothingIsReplacedThatTheVaultWouldNotTake()
    {
        await using var azure = await RepairedAzure.StartAsync();
        azure.Azure.Simulator.Fail(Fault.Answers("/vault/*", 403) with { Method = "GET" });

        var error = Assert.Single(azure.Run($"Reset-AcrCredential {Legacy} -Password Password -KeyVaultSecretId {Secret(azure, "acr")} {Quietly(azure)}").Errors);

        Assert.Equal("AciSecurity.AzureForbidden", Id(error));
        Assert.Contains("Microsoft.KeyVault/vaults/secrets/readMetadata/action", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(azure.Writes);
    }

    [Fact]
    public async Task APasswordThatCouldNotBeKeptIsSaidToBeLost()
    {
        await using var azure = await RepairedAzure.StartAsync();
        azure.Azure.Simulator.Fail(Fault.Answers("/vault/*", 403, times: 1) with { Method = "PUT" });
        var script = $"Reset-AcrCredential {Legacy} -Password Password -KeyVaultSecretId {Secret(azure, "acr")} {Quietly(azure)}";

        var result = azure.Run(script);

        Assert.Empty(result.Output);
        var error = Assert.Single(result.Errors);
        Assert.Equal("AciSecurity.CredentialNotKept", Id(error));
        Assert.Contains("Microsoft.KeyVault/vaults/secrets/setSecret/action", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("run again", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("\"state\":\"Failed\"", File.ReadLines(azure.Journal).Last(), StringComparison.Ordinal);
        azure.Run(script).Clean();
        Assert.Equal(azure.Azure.Simulator.Passwords.OfAdmin(Legacy, "password"), Assert.Single(azure.Azure.Simulator.Vaults.Versions("kv-contoso/acr")).Value);
    }

    [Theory]
    [InlineData("https://contoso.vault.example/secrets/acr")]
    [InlineData("https://contoso.vault.azure.net.example/secrets/acr")]
    [InlineData("https://contoso.vault.azure.net/keys/acr")]
    [InlineData("http://contoso.vault.azure.net/secrets/acr")]
    public async Task NothingGoesToAnotherHost(string secret)
    {
        await using var azure = await RepairedAzure.StartAsync();

        Assert.Equal("AciSecurity.KeyVaultSecretInvalid", Id(azure.Azure.Catch($"Reset-AcrCredential {Legacy} -Password Password -KeyVaultSecretId {secret} {Quietly(azure)}")));

        Assert.Empty(azure.Azure.Simulator.Requests.All);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-Token forever")]
    [InlineData("-Password Password -KeyVaultSecretId SECRET")]
    public async Task WhatIfReplacesNothingAndShowsThePlan(string arguments)
    {
        await using var azure = await RepairedAzure.StartAsync();
        azure.Azure.Simulator.Faults.ForbidWrites = true;

        var plan = Assert.Single(azure.Run($"Reset-AcrCredential {Legacy} {arguments.Replace("SECRET", Secret(azure, "acr"), StringComparison.Ordinal)} -JournalPath '{azure.Journal}' -WhatIf").Clean());

        Assert.Empty(azure.Writes);
        Assert.False(File.Exists(azure.Journal));
        Assert.NotEmpty((System.Collections.IEnumerable)plan.Properties["Changes"].Value);
        Assert.Contains("cut off", string.Join(' ', (IEnumerable<string>)plan.Properties["Effects"].Value), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereTheAdminUserIsOffNothingIsSentAndTheNextRegistryIsDone()
    {
        await using var azure = await RepairedAzure.StartAsync();

        var result = azure.Run($"'{Registries}contosoprod', '{Legacy}' | Reset-AcrCredential -Password Password {Quietly(azure)}");

        var error = Assert.Single(result.Errors);
        Assert.Equal(("AciSecurity.RegistryAdminUserOff", Registries + "contosoprod"), (Id(error), $"{error.TargetObject}"));
        Assert.Contains("managed identity", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal([Legacy + "/regenerateCredential"], azure.Writes.Select(write => write.Path));
        Assert.Single(result.Output);
    }

    [Theory]
    [InlineData(FaultEffect.Forbidden, "", "AciSecurity.AzureForbidden")]
    [InlineData(FaultEffect.TruncatedJson, "", "AciSecurity.CredentialStateUnknown")]
    [InlineData(FaultEffect.Forbidden, "-Token forever", "AciSecurity.AzureForbidden")]
    [InlineData(FaultEffect.OperationFailed, "-Token forever", "AciSecurity.AzureOperationFailed")]
    [InlineData(FaultEffect.OperationCanceled, "-Token forever", "AciSecurity.AzureOperationFailed")]
    public async Task WhatGoesWrongIsSaidAndTheNextRunFinishes(FaultEffect effect, string arguments, string id)
    {
        await using var azure = await RepairedAzure.StartAsync();
        azure.Azure.Simulator.Fail(Fault.Of(effect, Legacy + "/*", times: 1) with { Method = "POST" });
        var script = $"Reset-AcrCredential {Legacy} {arguments} -Password Password {Quietly(azure)}";

        var result = azure.Run(script);

        Assert.Empty(result.Output);
        var error = Assert.Single(result.Errors);
        Assert.Equal(id, Id(error));
        if (effect == FaultEffect.Forbidden) Assert.Contains(arguments.Length == 0 ? "registries/regenerateCredential/action" : "registries/generateCredentials/action", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("\"state\":\"Failed\"", File.ReadLines(azure.Journal).Last(), StringComparison.Ordinal);
        var made = Assert.Single(azure.Run(script).Clean());
        Assert.Equal(azure.Azure.Simulator.Passwords.Issued[^1], Revealed(made));
    }

    [Fact]
    public async Task ALockIsRespected()
    {
        await using var azure = await RepairedAzure.StartAsync();
        azure.Azure.Simulator.Put(new() { ["id"] = Legacy + "/providers/Microsoft.Authorization/locks/frozen", ["properties"] = new JsonObject { ["level"] = "ReadOnly" } });

        Assert.Equal("AciSecurity.AzureLocked", Id(Assert.Single(azure.Run($"Reset-AcrCredential {Legacy} {Quietly(azure)}").Errors)));

        Assert.Empty(azure.Azure.Simulator.Passwords.Issued);
    }

    [Theory]
    [InlineData("-ExpiresIn 0")]
    [InlineData("-ExpiresIn -1.00:00:00")]
    [InlineData("-ExpiresIn 367.00:00:00")]
    [InlineData("-ExpiresOn 2020-01-01")]
    [InlineData("-ExpiresOn 9999-12-31")]
    [InlineData("-ExpiresIn 1.00:00:00 -ExpiresOn 9999-12-31")]
    public async Task APasswordThatWouldNotExpireWellIsNotMade(string arguments)
    {
        await using var azure = await RepairedAzure.StartAsync();

        Assert.Equal("AciSecurity.CredentialExpiryInvalid", Id(azure.Azure.Catch($"Reset-AcrCredential {Legacy} -Token forever {arguments} {Quietly(azure)}")));

        Assert.Empty(azure.Azure.Simulator.Requests.All);
    }

    [Fact]
    public async Task WhatWasReplacedCannotBeGivenBackAndThatIsSaid()
    {
        await using var azure = await RepairedAzure.StartAsync();
        azure.Run($"Reset-AcrCredential {Legacy} -Password Password {Quietly(azure)}").Clean();
        azure.Azure.Simulator.Requests.Clear();

        var undone = Assert.Single(azure.Undo().Clean());

        Assert.Equal("CannotBeUndone", $"{Value(undone, "State")}");
        Assert.Contains("passwords.password", $"{Value(undone, "Reason")}", StringComparison.Ordinal);
        Assert.Empty(azure.Azure.Simulator.Requests.All);
    }

    [Fact]
    public async Task ANewPasswordIsShownNowhere()
    {
        await using var azure = await RepairedAzure.StartAsync();
        azure.Azure.Simulator.Fail(Fault.Answers("/vault/kv-contoso/secrets/lost*", 403) with { Method = "PUT" }, Fault.Of(FaultEffect.TruncatedJson, "*/registries/contosodev/*") with { Method = "POST" });

        var result = azure.Run($$"""
            $common = @{ JournalPath = '{{azure.Journal}}'; Confirm = $false; Verbose = $true; Debug = $true }
            & {
                Reset-AcrCredential {{Legacy}} @common
                Reset-AcrCredential {{Legacy}} -Token forever @common
                Reset-AcrCredential {{Legacy}} -Password Password -KeyVaultSecretId {{Secret(azure, "kept")}} @common
                Reset-AcrCredential {{Legacy}} -Password Password -KeyVaultSecretId {{Secret(azure, "lost")}} @common
                Reset-AcrCredential {{RepairedAzure.Development}}/resourceGroups/rg-dev/providers/Microsoft.ContainerRegistry/registries/contosodev @common
            } *>&1
            $Error
            """);

        var passwords = azure.Azure.Simulator.Passwords.Issued;
        Assert.Equal(6, passwords.Count);
        Assert.Equal(3 + 1, result.Output.Count(one => one.BaseObject.GetType().Name == "RegistryCredential"));
        var text = string.Join('\n', result.Output.SelectMany(Shown)) + File.ReadAllText(azure.Journal);
        foreach (var expected in new[] { "regenerateCredential", "/vault/kv-contoso/secrets/kept", "AciSecurity.CredentialNotKept", "AciSecurity.CredentialStateUnknown", "System.Security.SecureString" }) Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.All(passwords, password => Assert.DoesNotContain(password, text, StringComparison.Ordinal));
        Assert.All(passwords, password => Assert.DoesNotContain(azure.Azure.Simulator.Requests.All, request => (request.Path + request.Query).Contains(password, StringComparison.Ordinal)));
    }

    /// <summary>All that somebody can see of an object without opening a SecureString.</summary>
    private static IEnumerable<string> Shown(PSObject value)
    {
        yield return $"{value}";
        if (value.BaseObject is ErrorRecord error) yield return $"{error.Exception} {error.ErrorDetails} {error.ErrorDetails?.RecommendedAction} {error.TargetObject} {error.CategoryInfo} {error.InvocationInfo?.Line}";
        else if (value.BaseObject is not InformationalRecord) yield return System.Text.Json.JsonSerializer.Serialize(value.BaseObject, value.BaseObject.GetType());
        foreach (var property in value.Properties.OfType<PSProperty>()) yield return $"{property.Name}: {property.Value}";
    }

    private static string Quietly(RepairedAzure azure) => $"-JournalPath '{azure.Journal}' -Confirm:$false";

    private static string Secret(RepairedAzure azure, string name) => $"{azure.Azure.Simulator.VaultService}kv-contoso/secrets/{name}";

    private static string Id(ErrorRecord error) => error.FullyQualifiedErrorId.Split(',')[0];

    private static object? Value(PSObject value, string name) => value.Properties[name].Value;

    private static string Revealed(PSObject credential) => new NetworkCredential("", (SecureString)Value(credential, "Password")!).Password;
}
