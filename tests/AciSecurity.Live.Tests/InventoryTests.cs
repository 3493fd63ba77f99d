namespace AciSecurity.Live.Tests;

public sealed class InventoryTests
{
    private const string Production = "aaaaaaaa-0000-4000-8000-000000000001";

    [Fact]
    public async Task EverythingThatTheAccountReadsIsGiven()
    {
        await using var azure = await LiveAzure.SignedInAsync();

        var groups = azure.Run("Get-AciContainerGroup").Clean();

        Assert.Equal(
            ["dev-job", "dev-scratch", "shop-api", "shop-confidential", "shop-legacy", "shop-orders", "shop-vnet-open", "vault-sync"],
            groups.Select(group => (string)group.Properties["Name"].Value).Order(StringComparer.Ordinal));
        Assert.All(groups, group => Assert.Equal("2025-09-01", group.Properties["ApiVersion"].Value));
        Assert.All(groups, group => Assert.Equal(group.Properties["Id"].Value, group.Properties["ResourceId"].Value));
    }

    [Theory]
    [InlineData("-SubscriptionId Production", 5)]
    [InlineData("-SubscriptionId aaaaaaaa-0000-4000-8000-000000000002", 2)]
    [InlineData("-SubscriptionId Dev*, Production", 7)]
    [InlineData("-ManagementGroupId workloads", 7)]
    [InlineData("-ManagementGroupId workloads -SubscriptionId Development", 2)]
    [InlineData("-ResourceGroupName rg-shop", 5)]
    [InlineData("-ResourceGroupName RG-*", 8)]
    [InlineData("-Name shop-*", 5)]
    [InlineData("-Name SHOP-API, dev-job", 2)]
    [InlineData("-Tag @{ nobody = 'has this' }", 0)]
    public async Task WhatIsAskedForIsGiven(string scope, int count)
    {
        await using var azure = await LiveAzure.SignedInAsync();

        Assert.Equal(count, azure.Run($"Get-AciContainerGroup {scope}").Clean().Count);
    }

    [Fact]
    public async Task AnIdIsReadByItself()
    {
        await using var azure = await LiveAzure.SignedInAsync();
        var id = $"/subscriptions/{Production}/resourceGroups/rg-shop/providers/Microsoft.ContainerInstance/containerGroups/shop-api";

        var group = Assert.Single(azure.Run($"Get-AciContainerGroup -ResourceId {id}").Clean());

        Assert.Equal("shop-api", group.Properties["Name"].Value);
        Assert.DoesNotContain(azure.Simulator.Requests.All, request => request.Path.EndsWith("/containerGroups", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ResourceId")]
    [InlineData("Id")]
    public async Task ObjectsOfOtherToolsSayWhichAreMeant(string property)
    {
        await using var azure = await LiveAzure.SignedInAsync();
        var place = $"/subscriptions/{Production}/resourceGroups/rg-shop/providers";

        var groups = azure.Run($$"""
            '{{place}}/Microsoft.ContainerInstance/containerGroups/shop-api', '{{place}}/Microsoft.Compute/virtualMachines/other', '{{place}}/Microsoft.ContainerInstance/containerGroups/shop-orders' |
                ForEach-Object { [pscustomobject] @{ Name = 'nothing'; {{property}} = $_ } } | Get-AciContainerGroup
            """).Clean();

        Assert.Equal(["shop-api", "shop-orders"], groups.Select(group => (string)group.Properties["Name"].Value).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(azure.Simulator.Requests.All, request => request.Path.EndsWith("/containerGroups", StringComparison.Ordinal));
    }

    [Fact]
    public async Task APipelineThatBringsNothingAsksForNothing()
    {
        await using var azure = await LiveAzure.SignedInAsync();

        Assert.Empty(azure.Run("@() | Get-AciContainerGroup").Clean());
        Assert.Equal(8, azure.Run("Get-AciContainerGroup | Get-AciContainerGroup").Clean().Count);
    }

    [Theory]
    [InlineData("-SubscriptionId Nothing", "AciSecurity.AzureNotFound")]
    [InlineData("-ResourceGroupName rg-nothing", "AciSecurity.AzureNotFound")]
    [InlineData("-SubscriptionId bbbbbbbb-0000-4000-8000-000000000001", "AciSecurity.AzureNotFound")]
    [InlineData("-ResourceId /subscriptions/aaaaaaaa-0000-4000-8000-000000000001/resourceGroups/rg-shop/providers/Microsoft.ContainerInstance/containerGroups/none", "AciSecurity.AzureNotFound")]
    public async Task WhatIsNotThereIsAnError(string scope, string id)
    {
        await using var azure = await LiveAzure.SignedInAsync();

        var result = azure.Run($"Get-AciContainerGroup {scope}");

        Assert.Empty(result.Output);
        Assert.StartsWith(id, Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithDetailsTheStateOfTheContainersIsKnown()
    {
        await using var azure = await LiveAzure.SignedInAsync();

        Assert.DoesNotContain("instanceView", Json(azure, "Get-AciContainerGroup -Name shop-api"), StringComparison.Ordinal);
        Assert.Contains("instanceView", Json(azure, "Get-AciContainerGroup -Name shop-api -Detailed"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARegistryIsGivenWithItsChildren()
    {
        await using var azure = await LiveAzure.SignedInAsync();

        var result = azure.Run("Get-AcrRegistry -SubscriptionId Production -Name contosoprod.azurecr.io -Detailed");

        Assert.Equal(
            ["contosoprod", "contosoprod/dockerhub", "contosoprod/eastus", "contosoprod/edge", "contosoprod/hookdeploy", "contosoprod/mcr", "contosoprod/partner", "contosoprod/westeurope"],
            result.Clean().Select(resource => (string)resource.Properties["Name"].Value).Order(StringComparer.Ordinal));
        Assert.Empty(azure.Simulator.Requests.SecretReads);
    }

    [Fact]
    public async Task ARefusalIsAnErrorAndTheRestIsGiven()
    {
        await using var azure = await LiveAzure.SignedInAsync();

        var result = azure.Run("Get-AcrRegistry");

        Assert.Equal(3, result.Output.Count);
        var error = Assert.Single(result.Errors);
        Assert.StartsWith("AciSecurity.AzureForbidden", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Microsoft.ContainerRegistry/registries/read", error.Exception.Message, StringComparison.Ordinal);
        Assert.Single(result.Warnings);
    }

    [Fact]
    public async Task NobodySignedInIsSaid()
    {
        await using var azure = await LiveAzure.StartAsync();

        Assert.StartsWith("AciSecurity.SignInNeeded", azure.Catch("Get-AciContainerGroup").FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private static string Json(LiveAzure azure, string script) => (string)Assert.Single(azure.Run($"({script}).ToJson()").Clean()).BaseObject;
}
