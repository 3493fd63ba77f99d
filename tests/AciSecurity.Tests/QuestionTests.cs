using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>The Test-* cmdlets: their rules, and the one answer of -Quiet.</summary>
public sealed class QuestionTests : IDisposable
{
    private const string SafeGroup = """
        {
          "id": "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/shop/providers/Microsoft.ContainerInstance/containerGroups/safe",
          "name": "safe",
          "type": "Microsoft.ContainerInstance/containerGroups",
          "location": "westeurope",
          "apiVersion": "2023-05-01",
          "properties": {
            "osType": "Linux",
            "sku": "Standard",
            "containers": [
              {
                "name": "app",
                "properties": {
                  "image": "mcr.microsoft.com/dotnet/samples@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                  "securityContext": {
                    "privileged": false,
                    "allowPrivilegeEscalation": false,
                    "runAsUser": 1000,
                    "runAsGroup": 1000,
                    "capabilities": { "drop": [ "ALL" ] }
                  }
                }
              }
            ]
          }
        }
        """;

    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    public static TheoryData<string> Cmdlets => ["Test-AciLeastPrivilege", "Test-AciPrivateRegistry"];

    public static TheoryData<string> AllCmdlets =>
    [
        "Test-AciApprovedImage", "Test-AciAttackSurface", "Test-AciAuditLog", "Test-AciCredential", "Test-AciLeastPrivilege", "Test-AciPrivateRegistry",
        "Test-AcrSecuritySetting",
    ];

    [Theory]
    [MemberData(nameof(AllCmdlets))]
    public void Each_runs_the_rules_of_the_baseline_that_name_it(string cmdlet)
    {
        var all = _session.Run(
            $"Get-AciSecurityRule -Baseline Strict | Where-Object Cmdlets -contains {cmdlet} | Where-Object {{ $_.ResourceTypes -match '/(containerGroups|registries)$' -and -not [AciSecurity.Rules.ImageFactKinds]::AskRegistries($_.Needs) }} | ForEach-Object Id")
            .Clean().Select(id => id.ToString()).ToList();
        Assert.NotEmpty(all);
        var ran = _session.Run($"$data | {cmdlet} -Baseline Strict -IncludePassed", $"[{Samples.Group}, {Samples.Registry}]").All("RuleId").Distinct();
        Assert.Equal(all.Order(StringComparer.Ordinal), ran.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void What_passed_is_written_when_asked_for(string cmdlet)
    {
        Assert.DoesNotContain("Pass", _session.Run($"$data | {cmdlet}", SafeGroup).All("Outcome"));
        Assert.Contains("Pass", _session.Run($"$data | {cmdlet} -IncludePassed", SafeGroup).All("Outcome"));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_answer_is_yes_where_something_passed_and_nothing_is_wrong(string cmdlet)
    {
        Assert.Empty(_session.Run($"$data | {cmdlet}", SafeGroup).Clean());
        Assert.Equal(true, _session.Run($"$data | {cmdlet} -Quiet", SafeGroup).Value);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void One_bad_resource_makes_it_no_for_all(string cmdlet) =>
        Assert.Equal(false, _session.Run($"$data | {cmdlet} -Quiet", $"[{Samples.Group}, {SafeGroup}]").Value);

    [Fact]
    public void What_is_not_known_is_no_yes()
    {
        // Without a user the image decides, and nobody has looked at the image.
        var input = SafeGroup.Replace("\"runAsUser\": 1000,", "", StringComparison.Ordinal);
        Assert.Contains("Unknown", _session.Run("$data | Test-AciLeastPrivilege", input).All("Outcome"));
        Assert.Equal(false, _session.Run("$data | Test-AciLeastPrivilege -Quiet", input).Value);
    }

    [Theory]
    [InlineData("@()")]
    [InlineData("@{ id = '/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/a/providers/Microsoft.Storage/storageAccounts/b'; name = 'b'; type = 'Microsoft.Storage/storageAccounts' }")]
    public void Where_nothing_was_judged_the_answer_is_no(string input)
    {
        var result = _session.Run(input + " | Test-AciLeastPrivilege -Quiet");
        Assert.Equal(false, result.Value);
        Assert.Single(result.Warnings);
    }

    [Fact]
    public void What_cannot_be_read_is_no_yes()
    {
        var result = _session.Run("$data, 3 | Test-AciLeastPrivilege -Quiet", SafeGroup);
        Assert.Equal(false, result.Value);
        Assert.Single(result.Errors);
    }
}
