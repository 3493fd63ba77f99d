using AciSecurity.Tests.Hosting;

namespace AciSecurity.Live.Tests;

/// <summary>Protect-AciContainerGroup over what is deployed: templates, and deployments where all secrets are given.</summary>
public sealed class ProtectTests : IDisposable
{
    private const string Legacy = "/subscriptions/aaaaaaaa-0000-4000-8000-000000000001/resourceGroups/rg-shop/providers/Microsoft.ContainerInstance/containerGroups/shop-legacy";
    private const string Given = "given-by-the-user-91";
    private const string Subnet = "/subscriptions/aaaaaaaa-0000-4000-8000-000000000001/resourceGroups/rg-network/providers/Microsoft.Network/virtualNetworks/vnet-prod/subnets/snet-aci";

    private static readonly string[] Planted = ["not-a-real-password", "bm90LWEtcmVhbC1rZXk="];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aci-protect-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Templates_of_groups_from_the_pipeline_hold_no_secret()
    {
        await using var azure = await LiveAzure.SignedInAsync();

        var result = azure.Run($"Get-AciContainerGroup -ResourceGroupName rg-shop | Protect-AciContainerGroup -OutputPath '{_folder.FullName}/out/'");

        Assert.Empty(result.Errors);
        Assert.Equal(5, result.Output.Count);
        Assert.Equal(5, Directory.GetFiles(Path.Combine(_folder.FullName, "out"), "*.bicep").Length);
        var shown = Shown(azure, result).Concat(Directory.GetFiles(Path.Combine(_folder.FullName, "out")).Select(File.ReadAllText)).ToList();
        foreach (var planted in Planted) Assert.All(shown, text => Assert.DoesNotContain(planted, text, StringComparison.Ordinal));
        Assert.Contains("@secure()\nparam apiOrdersDbPassword string", File.ReadAllText(Path.Combine(_folder.FullName, "out", "shop-api.bicep")), StringComparison.Ordinal);
        Assert.Empty(azure.Simulator.Requests.Writes);
    }

    [Fact]
    public async Task With_WhatIf_nothing_is_written_anywhere()
    {
        await using var azure = await LiveAzure.SignedInAsync();
        azure.Simulator.Faults.ForbidWrites = true;

        var result = azure.Run($"Protect-AciContainerGroup -ResourceId {Legacy} -OutputPath '{_folder.FullName}/legacy.bicep' -Deploy -Secret {Secrets(azure)} -WhatIf");

        Assert.Empty(result.Errors);
        Assert.Null(Assert.Single(result.Output).Properties["Path"].Value);
        Assert.Empty(_folder.GetFileSystemInfos());
        Assert.Empty(azure.Simulator.Requests.Writes);
    }

    [Fact]
    public async Task A_group_whose_secrets_are_given_is_deployed_and_judged_again()
    {
        await using var repaired = await RepairedAzure.StartAsync();
        var azure = repaired.Azure;

        var result = azure.Run($"Protect-AciContainerGroup -ResourceId {Legacy} -RunAsUser 1000 -Deploy -Secret {Secrets(azure)} -Force");

        Assert.Empty(result.Errors);
        var put = Assert.Single(azure.Simulator.Requests.Writes);
        Assert.Equal("PUT", put.Method);
        Assert.EndsWith("containerGroups/shop-legacy", put.Path, StringComparison.Ordinal);
        var outcomes = result.Output.Where(item => item.Properties["RuleId"] is not null).ToLookup(item => (string)item.Properties["RuleId"].Value, item => item.Properties["Outcome"].Value.ToString());
        foreach (var rule in (string[])["Aci.Privileged", "Aci.PrivilegeEscalation", "Aci.Capabilities", "Aci.RunAsRoot", "Aci.PlaintextSecret"]) Assert.All(outcomes[rule], outcome => Assert.Equal("Pass", outcome));
        Assert.NotEmpty(outcomes["Aci.Privileged"]);
        Assert.All(Shown(azure, result), text => Assert.DoesNotContain(Given, text, StringComparison.Ordinal));
        Assert.Empty(azure.Run($"Protect-AciContainerGroup -ResourceId {Legacy} -RunAsUser 1000 -Deploy -Force").Errors);
        Assert.Single(azure.Simulator.Requests.Writes);
    }

    [Theory]
    [InlineData("-Secret @{}", "AciSecurity.SecretMissing", "contosolegacyRegistryPassword")]
    [InlineData("-Secret @{ legacyConnection = 'text' }", "AciSecurity.SecretNotSecure", "legacyConnection")]
    [InlineData("-SubnetId " + Subnet + " -Secret $secrets", "AciSecurity.GroupNotUpdatable", "properties.subnetIds")]
    public async Task What_would_lose_something_is_refused_before_it_is_sent(string arguments, string id, string named)
    {
        await using var azure = await LiveAzure.SignedInAsync();
        azure.Simulator.Faults.ForbidWrites = true;

        var result = azure.Run($"$secrets = {Secrets(azure)}; Protect-AciContainerGroup -ResourceId {Legacy} -Deploy -Force {arguments} -ErrorAction Continue");

        var error = Assert.Single(result.Errors);
        Assert.StartsWith(id, error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(named, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(azure.Simulator.Requests.Writes);
    }

    [Fact]
    public async Task An_object_that_names_a_group_is_read_in_Azure()
    {
        await using var azure = await LiveAzure.SignedInAsync();

        var group = Assert.Single(azure.Run($"[pscustomobject]@{{ Id = '{Legacy}' }} | Protect-AciContainerGroup -Format Arm").Output);

        Assert.Equal("shop-legacy", group.Properties["Name"].Value);
        Assert.Equal("Arm", group.Properties["Format"].Value.ToString());
    }

    /// <summary>A SecureString for each parameter of the legacy group; the secret volume wants an object.</summary>
    private static string Secrets(LiveAzure azure)
    {
        var names = azure.Run($"(Protect-AciContainerGroup -ResourceId {Legacy}).Parameters | ForEach-Object {{ \"$($_.Name) $($_.Type)\" }}").Output.Select(item => ((string)item.BaseObject).Split(' '));
        azure.Simulator.Requests.Clear();
        return $"@{{ {string.Join("; ", names.Select(name => $"{name[0]} = [System.Net.NetworkCredential]::new('', '{(name[1] == "object" ? "{\"tls.key\":\"" + Given + "\"}" : Given)}').SecurePassword"))} }}";
    }

    private static IEnumerable<string> Shown(LiveAzure azure, Result result) =>
    [
        .. result.Warnings.Select(warning => warning.ToString()), .. result.Errors.Select(error => error.ToString()),
        .. result.Output.SelectMany(item => item.Properties.Select(property => property.Value is System.Collections.IEnumerable list and not string ? string.Join("\n", list.Cast<object>()) : $"{property.Value}")),
    ];
}
