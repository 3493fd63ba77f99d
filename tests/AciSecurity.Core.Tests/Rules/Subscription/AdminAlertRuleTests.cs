using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.Subscription;

namespace AciSecurity.Core.Tests.Rules.Subscription;

[NoCase(RuleCase.WrongSku, "an alert has no SKU")]
[NoCase(RuleCase.OldApiVersion, "every api-version has these properties")]
public sealed class AdminAlertRuleTests
{
    private const string Operation = "properties.condition.allOf[1].equals";

    internal static Deciding Deciding => new(Given.Alert(), Operation);

    [Theory]
    [InlineData("Microsoft.ContainerInstance/containerGroups/containers/exec/action")]
    [InlineData("microsoft.containerregistry/registries/LISTCREDENTIALS/action")]
    [InlineData("Microsoft.ContainerRegistry/registries/write")]
    [InlineData("Microsoft.Authorization/roleAssignments/write")]
    [Covers(RuleCase.Default, RuleCase.OtherCase)]
    public void An_alert_on_an_administrative_operation_passes(string operation) =>
        Given.Alert().With(Operation, operation).JudgedBy<AdminAlertRule>().Is(Outcome.Pass, "is enabled and tells an action group");

    [Fact]
    public void An_alert_on_several_operations_passes()
    {
        var any = new JsonArray("Microsoft.Compute/virtualMachines/write", "Microsoft.Authorization/roleAssignments/write");
        var parts = new JsonArray([.. any.Select(item => new JsonObject { ["field"] = "operationName", ["equals"] = item!.DeepClone() })]);

        Assert.Equal(Outcome.Pass, Given.Alert().With("properties.condition.allOf[1]", new JsonObject { ["field"] = "operationName", ["containsAny"] = any }).JudgedBy<AdminAlertRule>().Outcome);
        Assert.Equal(Outcome.Pass, Given.Alert().With("properties.condition.allOf[1]", new JsonObject { ["anyOf"] = parts }).JudgedBy<AdminAlertRule>().Outcome);
    }

    [Fact]
    public void An_alert_on_all_operations_passes()
    {
        Assert.Equal(Outcome.Pass, Given.Alert().Without("properties.condition.allOf[1]").JudgedBy<AdminAlertRule>().Outcome);
        Assert.Equal(Outcome.Pass, Condition("resourceProvider", "Microsoft.ContainerInstance").JudgedBy<AdminAlertRule>().Outcome);
        Assert.Equal(Outcome.Pass, Condition("status", "Succeeded").JudgedBy<AdminAlertRule>().Outcome);
    }

    [Fact]
    [Covers(RuleCase.Absent)]
    public void Without_a_word_an_alert_is_enabled_and_tells_nobody()
    {
        Assert.Equal(Outcome.Pass, Given.Alert().Without("properties.enabled").JudgedBy<AdminAlertRule>().Outcome);
        Given.Alert().Without("properties.actions").JudgedBy<AdminAlertRule>().Is(Outcome.Fail, "tells nobody: it has no action group");
        Given.Alert().With("properties.actions.actionGroups", new JsonArray()).JudgedBy<AdminAlertRule>().Is(Outcome.Fail, "tells nobody: it has no action group");
        Given.Alert().Without("properties.condition").JudgedBy<AdminAlertRule>().Is(Outcome.Unknown, "has no condition that says what it is about");
        Given.Alert().With("properties.condition.allOf", new JsonArray()).JudgedBy<AdminAlertRule>().Is(Outcome.Unknown, "has no condition that says what it is about");
    }

    [Fact]
    public void An_alert_that_is_off_fails() => Given.Alert().With("properties.enabled", false).JudgedBy<AdminAlertRule>().Is(Outcome.Fail, "is not enabled");

    [Fact]
    public void Alerts_on_something_else_are_not_judged()
    {
        Given.Alert().With(Operation, "Microsoft.Compute/virtualMachines/write").JudgedBy<AdminAlertRule>().Is(Outcome.NotApplicable, "is about other operations");
        Given.Alert().With("properties.condition.allOf[0].equals", "ServiceHealth").JudgedBy<AdminAlertRule>().Is(Outcome.NotApplicable, "is about another category than Administrative");
        Condition("resourceProvider", "Microsoft.Sql").JudgedBy<AdminAlertRule>().Is(Outcome.NotApplicable, "is about other resource providers");
    }

    [Fact]
    public void An_alert_that_is_narrowed_is_unknown()
    {
        Condition("caller", "somebody").JudgedBy<AdminAlertRule>().Is(Outcome.Unknown, "is narrowed by caller, so that it may miss what others do");
        Condition("status", "Failed").JudgedBy<AdminAlertRule>().IsUnknown("is narrowed by status");
    }

    [Theory]
    [InlineData(Operation, "[parameters('x')]")]
    [InlineData("properties.condition.allOf[1].field", "[parameters('x')]")]
    [InlineData("properties.condition.allOf[1]", "[parameters('x')]")]
    [InlineData("properties.condition", "[parameters('x')]")]
    [InlineData("properties.enabled", "[parameters('x')]")]
    [InlineData("properties.actions", "[parameters('x')]")]
    [InlineData("properties.condition.allOf", 5)]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(string path, object value) =>
        Assert.Equal(Outcome.Unknown, Given.Alert().With(path, JsonValue.Create(value)).JudgedBy<AdminAlertRule>().Outcome);

    [Fact]
    public void Choices_that_are_hidden_or_between_fields_are_unknown()
    {
        var hidden = new JsonArray(new JsonObject { ["field"] = "operationName", ["equals"] = "[parameters('x')]" });
        var mixed = new JsonArray(new JsonObject { ["field"] = "operationName", ["equals"] = "x" }, new JsonObject { ["field"] = "level", ["equals"] = "Error" });

        AnyOf(hidden).JudgedBy<AdminAlertRule>().IsUnknown("depends on [parameters('x')]");
        AnyOf(mixed).JudgedBy<AdminAlertRule>().Is(Outcome.Unknown, "has a condition that is a choice between several fields");
        AnyOf("[parameters('x')]").JudgedBy<AdminAlertRule>().IsUnknown("depends on [parameters('x')]");
        Assert.Equal(Outcome.Unknown, Given.Alert().With("properties.condition.allOf[1]", new JsonObject { ["field"] = "operationName", ["containsAny"] = new JsonArray("[parameters('x')]") }).JudgedBy<AdminAlertRule>().Outcome);

        static GivenResource AnyOf(JsonNode value) => Given.Alert().With("properties.condition.allOf[1]", new JsonObject { ["anyOf"] = value });
    }

    [Theory]
    [InlineData("/subscriptions/s", Outcome.Pass)]
    [InlineData("[subscription().id]", Outcome.Pass)]
    [InlineData("[format('/subscriptions/{0}', subscription().subscriptionId)]", Outcome.Pass)]
    [InlineData("/subscriptions/s/resourceGroups/r", Outcome.Unknown)]
    [InlineData("[resourceGroup().id]", Outcome.Unknown)]
    [InlineData("[parameters('scope')]", Outcome.Unknown)]
    public void An_alert_must_look_at_the_whole_subscription(string scope, Outcome outcome) =>
        Assert.Equal(outcome, Given.Alert().With("properties.scopes", new JsonArray(scope)).JudgedBy<AdminAlertRule>().Outcome);

    [Fact]
    public void An_alert_that_may_not_be_deployed_is_unknown()
    {
        Given.Alert().With("condition", "[parameters('x')]").JudgedBy<AdminAlertRule>().IsUnknown("is deployed if a condition holds that depends on");
        Given.Alert().With("condition", false).JudgedBy<AdminAlertRule>().Is(Outcome.NotApplicable, "is not deployed");
        Given.Alert().Without("properties.scopes").JudgedBy<AdminAlertRule>().IsUnknown("is not set");
    }

    [Fact]
    public void A_subscription_needs_an_alert_on_each_operation()
    {
        var all = Given.Alert().Without("properties.condition.allOf[1]");

        LiveRun.Whole.Judge<AdminAlertRule>(Given.Subscription()).IsFail("has no alert that tells somebody of Microsoft.ContainerInstance/containerGroups/containers/exec/action, ");
        LiveRun.Whole.With(Live(Given.Alert())).Judge<AdminAlertRule>(Given.Subscription()).Is(
            Outcome.Fail,
            "has no alert that tells somebody of Microsoft.ContainerRegistry/registries/listCredentials/action, Microsoft.ContainerRegistry/registries/write, Microsoft.Authorization/roleAssignments/write");
        LiveRun.Whole.With(Live(all)).Judge<AdminAlertRule>(Given.Subscription()).Is(Outcome.Pass, "has an alert on each administrative operation");
        LiveRun.Refused.With(Live(all)).Judge<AdminAlertRule>(Given.Subscription()).IsPass();
        LiveRun.Refused.Judge<AdminAlertRule>(Given.Subscription()).IsUnknown("alerts could not be read: the permission is missing");
        LiveRun.Whole.With(Live(all.With("properties.enabled", false))).Judge<AdminAlertRule>(Given.Subscription()).IsFail("has no alert");
        LiveRun.Whole.With(Live(Given.Alert().Without("properties.condition.allOf[1]")).With("properties.scopes[0]", LiveRun.Group)).Judge<AdminAlertRule>(Given.Subscription()).IsUnknown("looks at a part of the subscription");
        LiveRun.Whole.Judge<AdminAlertRule>(Live(Given.Alert())).Is(Outcome.NotApplicable, "is judged with its subscription");
    }

    private static GivenResource Live(GivenResource alert) => alert.With("properties.scopes[0]", LiveRun.Subscription);

    private static GivenResource Condition(string field, string value) =>
        Given.Alert().With("properties.condition.allOf[2]", new JsonObject { ["field"] = field, ["equals"] = value });
}
