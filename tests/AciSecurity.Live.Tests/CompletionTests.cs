using AciSecurity.Simulator.Faults;

namespace AciSecurity.Live.Tests;

/// <summary>Names of what is in Azure are completed for somebody who is signed in, and typing is never held up.</summary>
public sealed class CompletionTests
{
    private const string GraphPath = "*/providers/Microsoft.ResourceGraph/resources";

    [Theory]
    [InlineData("Get-AcrImage contosod", "contosodev.azurecr.io")]
    [InlineData("Get-AcrImage -Registry 'ContosoP", "contosoprod.azurecr.io")]
    [InlineData("Get-AcrImage -Registry contosodev, contosop", "contosoprod.azurecr.io")]
    [InlineData("Get-AcrUnsignedImage contosodev.azurecr", "contosodev.azurecr.io")]
    [InlineData("Get-AcrUnsignedImage -RunningOnly -Registry contosod", "contosodev.azurecr.io")]
    [InlineData("Get-AcrRegistry -Name contosod", "contosodev")]
    [InlineData("Get-AciContainerGroup -Name shop-a", "shop-api")]
    [InlineData("Get-AciContainerGroup -ResourceGroupName rg-sh", "rg-shop")]
    [InlineData("Get-AciContainerGroup -SubscriptionId Produ", "aaaaaaaa-0000-4000-8000-000000000001")]
    [InlineData("Get-AciContainerGroup -SubscriptionId Development -Name dev-j", "dev-job")]
    [InlineData("Get-AciContainerGroup -SubscriptionId aaaaaaaa-0000-4000-8000-000000000001 -ResourceGroupName rg-shop -Name shop-a", "shop-api")]
    [InlineData("Get-AciContainerGroup -SubscriptionId Dev*, Production -ResourceGroupName rg-sh", "rg-shop")]
    public async Task A_name_is_completed(string input, string expected)
    {
        await using var azure = await LiveAzure.SignedInAsync();

        Assert.Equal([expected], Complete(azure, input));
    }

    [Theory]
    [InlineData("Get-AciContainerGroup -SubscriptionId Production -Name dev-j")]
    [InlineData("Get-AciContainerGroup -SubscriptionId Development -ResourceGroupName rg-sh")]
    [InlineData("Get-AciContainerGroup -ResourceGroupName rg-platform -Name shop-a")]
    public async Task What_is_elsewhere_is_not_offered(string input)
    {
        await using var azure = await LiveAzure.SignedInAsync();

        Assert.DoesNotContain(Complete(azure, input), text => text.StartsWith("dev-", StringComparison.Ordinal) || text.StartsWith("rg-", StringComparison.Ordinal) || text.StartsWith("shop-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Azure_is_asked_once()
    {
        await using var azure = await LiveAzure.SignedInAsync();

        Assert.NotEmpty(Complete(azure, "Get-AcrImage contosod"));
        Assert.NotEmpty(Complete(azure, "Get-AcrUnsignedImage contosop"));

        Assert.Single(azure.Simulator.Requests.All, request => request.Path.EndsWith("/resources", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_told_and_asked_nothing()
    {
        await using var azure = await LiveAzure.StartAsync();

        Assert.DoesNotContain(Complete(azure, "Get-AcrImage contoso"), text => text.Contains("azurecr", StringComparison.Ordinal));

        Assert.Empty(azure.Simulator.Requests.All);
    }

    [Theory]
    [InlineData(FaultEffect.Slow)]
    [InlineData(FaultEffect.Forbidden)]
    [InlineData(FaultEffect.TruncatedJson)]
    public async Task An_Azure_that_does_not_answer_completes_nothing(FaultEffect effect)
    {
        await using var azure = await LiveAzure.SignedInAsync();
        azure.Simulator.Faults.Add(Fault.Of(effect, GraphPath) with { Delay = 600_000 });

        Assert.DoesNotContain(Complete(azure, "Get-AcrImage contoso"), text => text.Contains("azurecr", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Complete(LiveAzure azure, string input) =>
        [.. azure.Session.Run("[System.Management.Automation.CommandCompletion]::CompleteInput($data, $data.Length, $null).CompletionMatches.CompletionText", input).Clean().Select(text => $"{text}")];
}
