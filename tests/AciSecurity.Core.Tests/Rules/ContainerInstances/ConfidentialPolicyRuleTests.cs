using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

public sealed class ConfidentialPolicyRuleTests
{
    private const string Policy = "properties.confidentialComputeProperties.ccePolicy";
    private const string Good = "has a policy that allows what it lists, and nothing to look into it";
    private const string AllowAll = "has the policy that allows everything";
    private const string NoPolicy = "is confidential without a policy of its own: that of the service allows everything";

    /// <summary>The policy of the service where none is given: hcsshim, pkg/securitypolicy/open_door.rego.</summary>
    private const string OpenDoor = """
        package policy

        api_svn := "0.10.0"

        mount_device := {"allowed": true}
        mount_overlay := {"allowed": true}
        create_container := {"allowed": true, "env_list": null, "allow_stdio_access": true}
        exec_in_container := {"allowed": true}
        exec_external := {"allowed": true, "allow_stdio_access": true}
        load_fragment := {"allowed": true}
        """;

    internal static Deciding Deciding => new(Given.ConfidentialGroup(), Policy);

    [Fact]
    public void A_policy_that_allows_what_it_lists_passes_and_is_not_shown()
    {
        var verdict = Given.ConfidentialGroup().JudgedBy<ConfidentialPolicyRule>();

        verdict.Is(Outcome.Pass, Good);
        Assert.Equal(new(Policy, "(hidden)"), Assert.Single(verdict.Evidence));
    }

    [Fact]
    public void The_same_policy_in_other_layouts_passes()
    {
        Judge(text => text.Replace("\n", "\r\n", StringComparison.Ordinal)).Is(Outcome.Pass, Good);
        Judge(text => text.Replace(",{", ",\n  {", StringComparison.Ordinal).Replace("\"/pause\"", "`/pause`", StringComparison.Ordinal)).Is(Outcome.Pass, Good);
        Judge(text => text.Replace("\"mounts\":[],", "\"mounts\":[], # no mounts \"at\" all [\n", StringComparison.Ordinal)).Is(Outcome.Pass, Good);
        Judge(text => text.Replace("}]\n\nallow", "},]\n\nallow", StringComparison.Ordinal)).Is(Outcome.Pass, Good);
    }

    [Fact]
    [Covers(RuleCase.Absent)]
    public void No_policy_fails()
    {
        Given.ConfidentialGroup().Without("properties.confidentialComputeProperties").JudgedBy<ConfidentialPolicyRule>().Is(Outcome.Fail, NoPolicy);
        Given.ConfidentialGroup().Without(Policy).JudgedBy<ConfidentialPolicyRule>().Is(Outcome.Fail, NoPolicy);
        Given.ConfidentialGroup().With(Policy, "").JudgedBy<ConfidentialPolicyRule>().Is(Outcome.Fail, NoPolicy);
    }

    [Fact]
    [Covers(RuleCase.Default)]
    public void The_policies_that_allow_everything_fail()
    {
        Judge(_ => OpenDoor).Is(Outcome.Fail, AllowAll);
        Judge(_ => """{"allow_all": true, "containers": {"length": 0, "elements": null}}""").Is(Outcome.Fail, AllowAll);
        Given.ConfidentialGroup().With(Policy, "eyJhbGxvd19hbGwiOiB0cnVlLCAiY29udGFpbmVycyI6IHsibGVuZ3RoIjogMCwgImVsZW1lbnRzIjogbnVsbH19").JudgedBy<ConfidentialPolicyRule>()
            .Is(Outcome.Fail, AllowAll);
    }

    [Fact]
    public void A_point_that_is_open_is_named() =>
        Judge(text => text.Replace("exec_in_container := data.framework.exec_in_container", "exec_in_container := {\"allowed\": true}", StringComparison.Ordinal))
            .Is(Outcome.Fail, "has a policy that allows any exec_in_container");

    [Fact]
    public void A_policy_for_debugging_fails() =>
        Judge(text => text.Replace("allow_dump_stacks := false", "allow_dump_stacks := true", StringComparison.Ordinal).Replace("allow_runtime_logging := false", "allow_runtime_logging := true", StringComparison.Ordinal))
            .Is(Outcome.Fail, "has a policy for debugging: allow_dump_stacks, allow_runtime_logging");

    [Theory]
    [InlineData("""[{"command":["/bin/sh"],"signals":[]}]""", Outcome.Fail, "has a policy that lets a shell be started in a container")]
    [InlineData("""[{"command":["/bin/bash","-i"],"signals":[],"allow_stdio_access":true}]""", Outcome.Fail, "has a policy that lets a shell be started in a container")]
    [InlineData("""[{"command":["python3"],"signals":[]}]""", Outcome.Fail, "has a policy that lets commands be run in a container that no probe runs")]
    [InlineData("""[{"command":["cat","/tmp/ready"],"signals":[]}]""", Outcome.Pass, Good)]
    [InlineData("""[{"command":[1]}]""", Outcome.Unknown, "has a policy that cannot be read as far as it decides")]
    public void Only_what_probes_run_may_be_run_in_containers(string processes, Outcome outcome, string reason) =>
        Given.ConfidentialGroup(text => text.Replace("\"exec_processes\":[],\"layers\":[\"0123456789abcdef\"]", $"\"exec_processes\":{processes},\"layers\":[]", StringComparison.Ordinal))
            .Container("livenessProbe.exec.command", new JsonArray("cat", "/tmp/ready")).JudgedBy<ConfidentialPolicyRule>().Is(outcome, reason);

    [Fact]
    public void A_command_for_probes_that_cannot_be_read_is_unknown() =>
        Given.ConfidentialGroup(text => text.Replace("\"exec_processes\":[],\"layers\":[\"0123456789abcdef\"]", """ "exec_processes":[{"command":["x"]}] """, StringComparison.Ordinal))
            .Container("livenessProbe", "[parameters('probe')]").JudgedBy<ConfidentialPolicyRule>().IsUnknown("and the probes that may need them cannot be read");

    [Fact]
    public void What_containers_write_must_stay_inside()
    {
        var verdict = Judge(text => text.Replace("\"allow_stdio_access\":false", "\"allow_stdio_access\":true", StringComparison.Ordinal));

        verdict.Is(Outcome.Fail, "has a policy that lets what containers write be read outside (allow_stdio_access)");
        Assert.Equal(Severity.Medium, verdict.Severity);
    }

    [Fact]
    public void Processes_beside_the_containers_fail() =>
        Judge(text => text + "\nexternal_processes := [{\"command\": [\"bash\"]}]\n").Is(Outcome.Fail, "has a policy that lets processes be run beside the containers");

    [Theory]
    [InlineData("mcr.microsoft.com/aci/aci-cc-infra-fragment", "contoso.azurecr.io/fragment")]
    [InlineData("did:x509:0:sha256:I__iuL25oXEVFdTP_aBLx_eT1RPHbCQ_ECBQfYZpt9s", "did:x509:0:sha256:somebody")]
    public void Fragments_of_others_are_unknown(string old, string other) =>
        Judge(text => text.Replace(old, other, StringComparison.Ordinal)).Is(Outcome.Unknown, "has a policy that trusts fragments of others, which are not here");

    [Theory]
    [InlineData("default exec_in_container := {\"allowed\": false}")]
    [InlineData("exec_in_container := {\"allowed\": true} {\n  data.metadata.x\n}")]
    [InlineData("candidate_containers := []")]
    [InlineData("create_container := data.custom.create_container")]
    [InlineData("allow_dump_stacks := true")]
    public void A_policy_with_rules_of_its_own_is_unknown(string rule) =>
        Assert.Equal(Outcome.Unknown, Judge(text => text + "\n" + rule + "\n").Outcome);

    [Theory]
    [InlineData("%%%", "is not base64 of a text")]
    [InlineData("/w==", "is not base64 of a text")]
    [InlineData("e30=", "is in the old JSON form")]
    [InlineData("cGFja2FnZSBvdGhlcg==", "is no Rego module 'policy'")]
    public void What_is_no_policy_is_unknown(string text, string reason) =>
        Given.ConfidentialGroup().With(Policy, text).JudgedBy<ConfidentialPolicyRule>().Is(Outcome.Unknown, $"has a policy that {reason}, which is not judged here");

    [Theory]
    [InlineData("containers := [{", "containers := f([{")]
    [InlineData("allow_dump_stacks := false", "allow_dump_stacks := 5")]
    [InlineData("\"allow_stdio_access\":false,", "")]
    public void Values_that_are_no_data_are_unknown(string old, string other) =>
        Judge(text => text.Replace(old, other, StringComparison.Ordinal).Replace("f([{", "[x, {", StringComparison.Ordinal)).Is(Outcome.Unknown, "has a policy that cannot be read as far as it decides");

    [Theory]
    [InlineData("Standard")]
    [InlineData("Dedicated")]
    [InlineData("dedicated")]
    [Covers(RuleCase.WrongSku, RuleCase.OtherCase)]
    public void A_group_that_is_not_confidential_needs_no_policy(string sku)
    {
        Given.Group().With("properties.sku", sku).JudgedBy<ConfidentialPolicyRule>().Is(Outcome.NotApplicable, "is not confidential");
        Given.Group().Without("properties.sku").JudgedBy<ConfidentialPolicyRule>().Is(Outcome.NotApplicable, "is not confidential, which is the default");
        Given.ConfidentialGroup().With("properties.sku", "CONFIDENTIAL").JudgedBy<ConfidentialPolicyRule>().Is(Outcome.Pass, Good);
    }

    [Theory]
    [InlineData("properties.sku", "[parameters('sku')]", "sku depends on")]
    [InlineData("properties.sku", "Galactic", "has a SKU that is not known")]
    [InlineData("properties.confidentialComputeProperties", "[parameters('policy')]", "ccePolicy depends on")]
    [InlineData(Policy, "[parameters('policy')]", "ccePolicy depends on")]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(string path, string value, string reason) =>
        Given.ConfidentialGroup().With(path, value).JudgedBy<ConfidentialPolicyRule>().IsUnknown(reason);

    [Theory]
    [InlineData("2021-10-01", "ccePolicy is not a property of")]
    [InlineData("2018-10-01", "sku is not a property of")]
    [Covers(RuleCase.OldApiVersion)]
    public void An_api_version_without_policies_is_unknown(string version, string reason)
    {
        Given.ConfidentialGroup().Without("properties.confidentialComputeProperties").AtVersion(version).JudgedBy<ConfidentialPolicyRule>().IsUnknown(reason);
        Given.Group().Without("properties.sku").AtVersion("2018-10-01").JudgedBy<ConfidentialPolicyRule>().IsUnknown("sku is not a property of");
    }

    [Fact]
    public void Profiles_are_judged_too() =>
        Given.Profile().With("properties.sku", "Confidential").JudgedBy<ConfidentialPolicyRule>().Is(Outcome.Fail, NoPolicy);

    [Fact]
    public void No_part_of_the_policy_is_in_a_verdict()
    {
        var verdict = Judge(text => text.Replace("LOG_LEVEL=info", "DB_PASSWORD=Pl4nted", StringComparison.Ordinal)
            .Replace("\"exec_processes\":[],\"layers\":[\"0123456789abcdef\"]", """ "exec_processes":[{"command":["Pl4nted"]}] """, StringComparison.Ordinal));

        Assert.Equal(Outcome.Fail, verdict.Outcome);
        Assert.DoesNotContain("Pl4nted", $"{verdict} {string.Join(' ', verdict.Evidence)}", StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes("package policy"))[..12], $"{string.Join(' ', verdict.Evidence)}", StringComparison.Ordinal);
    }

    private static Verdict Judge(Func<string, string> change) => Given.ConfidentialGroup(change).JudgedBy<ConfidentialPolicyRule>();
}
