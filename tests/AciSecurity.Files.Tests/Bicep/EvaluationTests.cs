using AciSecurity.Resources;

namespace AciSecurity.Files.Tests.Bicep;

/// <summary>ARM templates through the real template engine.</summary>
[Collection(BicepCollection.Name)]
public class EvaluationTests
{
    private const string Group = """
        { "type": "Microsoft.ContainerInstance/containerGroups", "apiVersion": "2025-09-01", "name": "web", "location": "[resourceGroup().location]",
          "properties": { "osType": "Linux", "containers": [ { "name": "app", "properties": {
            "image": "[concat(parameters('image'), ':latest')]",
            "environmentVariables": [ { "name": "PASSWORD", "value": "[parameters('password')]" }, { "name": "MODE", "value": "[toUpper('fast')]" } ] } } ] } }
        """;

    private const string GroupParameters = """{ "image": { "type": "string" }, "password": { "type": "securestring", "defaultValue": "" } }""";

    [BicepFact]
    public async Task Expressions_are_evaluated_and_parameters_without_a_value_stay_by_name()
    {
        using var folder = new TempFolder();
        var reading = await RealBicep.ReadAsync(folder.Write("t.json", Samples.Template($"[{Group}]", GroupParameters)));
        Assert.Empty(reading.Warnings);
        var resource = Assert.Single(reading.Resources);
        Assert.Null(resource.Location);
        var container = new ContainerGroup(resource).Containers.Value[0];
        Assert.Equal("FAST", container.EnvironmentVariables.Value[1].Value.Value);
        Assert.Equal("[parameters('password')]", container.EnvironmentVariables.Value[0].ValueExpression);
        Assert.True(resource.IsSecureParameter("password"));
        Assert.Contains("parameters('image')", resource.ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain("aciSecurity", resource.ToJson(), StringComparison.Ordinal);
    }

    [BicepFact]
    public async Task A_parameter_file_gives_values_but_a_secure_one_stays_unresolved()
    {
        using var folder = new TempFolder();
        folder.Write("t.json", Samples.Template($"[{Group}]", GroupParameters));
        folder.Write("t.parameters.json", Samples.Parameters("""{ "image": { "value": "contoso.azurecr.io/app" }, "password": { "value": "planted-secret-1" }, "unknown": { "value": 1 } }"""));
        var resource = Assert.Single((await RealBicep.ReadAsync(folder.Path)).Resources);
        Assert.Equal("contoso.azurecr.io/app:latest", new ContainerGroup(resource).Containers.Value[0].Image.Value.Text);
        Assert.DoesNotContain("planted-secret-1", resource.ToJson(), StringComparison.Ordinal);
    }

    [BicepFact]
    public async Task Each_parameter_file_is_a_deployment_and_a_vault_reference_is_no_value()
    {
        using var folder = new TempFolder();
        folder.Write("t.json", Samples.Template($"[{Samples.Registry("[parameters('n')]")}]", """{ "n": { "type": "string" } }"""));
        folder.Write("t.parameters.dev.json", Samples.Parameters("""{ "n": { "value": "devreg" } }"""));
        folder.Write("t.parameters.prod.json", Samples.Parameters("""{ "n": { "reference": { "keyVault": { "id": "/x" }, "secretName": "s" } } }"""));
        var reading = await RealBicep.ReadAsync(folder.Path);
        Assert.Equal(["devreg", "[parameters('n')]"], reading.Resources.Select(resource => resource.Name));
    }

    [BicepFact]
    public async Task A_parameter_file_that_is_named_goes_with_the_template()
    {
        using var folder = new TempFolder();
        var template = folder.Write("t.json", Samples.Template($"[{Samples.Registry("[parameters('n')]")}]", """{ "n": { "type": "string" } }"""));
        var values = folder.Write("elsewhere/mine.json", Samples.Parameters("""{ "n": { "value": "{ 'odd' ${n} }" } }"""));
        var reading = await Reading.OfAsync(RealBicep.Request(template) with { ParameterFiles = [values] });
        Assert.Equal("{ 'odd' ${n} }", Assert.Single(reading.Resources).Name);
    }

    [BicepFact]
    public async Task Loops_conditions_children_and_nested_templates_are_expanded_with_their_lines()
    {
        using var folder = new TempFolder();
        var reading = await RealBicep.ReadAsync(folder.Write("t.json", $$"""
            {
              "$schema": "{{Samples.Schema}}",
              "contentVersion": "1.0.0.0", // a note
              "parameters": { "on": { "type": "bool" } },
              "resources": [
                { "type": "Microsoft.ContainerRegistry/registries", "apiVersion": "2025-11-01", "location": "l", "sku": { "name": "Basic" },
                  "name": "[concat('reg',
                     copyIndex())]", "copy": { "name": "c", "count": 2 }, "properties": {} },
                { "type": "Microsoft.ContainerRegistry/registries", "apiVersion": "2025-11-01", "location": "l", "sku": { "name": "Basic" },
                  "name": "maybe", "condition": "[parameters('on')]",
                  "resources": [
                    { "type": "tokens", "apiVersion": "2025-11-01", "name": "t", "properties": { "status": "enabled" } } ] },
                { "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "nested",
                  "properties": { "mode": "Incremental", "expressionEvaluationOptions": { "scope": "inner" }, "template": {
                    "$schema": "{{Samples.Schema}}", "contentVersion": "1.0.0.0",
                    "resources": [
                      { "type": "Microsoft.ContainerRegistry/registries", "apiVersion": "2025-11-01", "name": "inner", "location": "l", "sku": { "name": "Basic" } } ] } } },
                { "type": "Microsoft.ContainerRegistry/registries", "apiVersion": "2025-11-01", "name": "never", "condition": "[not(true())]", "location": "l" }
              ]
            }
            """));
        Assert.Empty(reading.Warnings);
        Assert.Equal(
            ["reg0@6", "reg1@6", "maybe@9", "maybe/t@12", "inner@17"],
            reading.Resources.Select(resource => $"{resource.Name}@{resource.Origin.Line}"));
        Assert.DoesNotContain(reading.Resources, resource => resource.ToJson().Contains("aciSecurity", StringComparison.Ordinal));
    }

    [BicepFact]
    public async Task The_suffix_of_registries_is_known_though_the_cloud_is_not()
    {
        using var folder = new TempFolder();
        var group = Group.Replace("[concat(parameters('image'), ':latest')]", "[format('{0}{1}/app:1.0', parameters('image'), environment().suffixes.acrLoginServer)]", StringComparison.Ordinal);
        folder.Write("t.json", Samples.Template($"[{group}]", GroupParameters));
        folder.Write("t.parameters.json", Samples.Parameters("""{ "image": { "value": "contoso" } }"""));
        var container = new ContainerGroup(Assert.Single((await RealBicep.ReadAsync(folder.Path)).Resources)).Containers.Value[0];
        Assert.Equal("contoso.azurecr.io", container.Image.Value.Host);
    }

    [BicepFact]
    public async Task A_loop_without_a_count_is_judged_once_and_said()
    {
        using var folder = new TempFolder();
        var reading = await RealBicep.ReadAsync(folder.Write("t.json", Samples.Template(
            $$"""[ {{Samples.Registry("[parameters('names')[copyIndex()]]", """{ "adminUserEnabled": true }""", """ "copy": { "name": "c", "count": "[length(parameters('names'))]" }, """)}} ]""",
            """{ "names": { "type": "array" } }""")));
        Assert.True(new Registry(Assert.Single(reading.Resources)).AdminUserEnabled.Value);
        Assert.Contains("one was judged", Assert.Single(reading.Warnings), StringComparison.Ordinal);
    }

    [BicepFact]
    public async Task Symbolic_names_are_read_and_existing_resources_are_not_judged()
    {
        using var folder = new TempFolder();
        var reading = await RealBicep.ReadAsync(folder.Write("t.json", Samples.Template(
            $$"""{ "old": { "existing": true, "type": "Microsoft.ContainerRegistry/registries", "apiVersion": "2025-11-01", "name": "old" }, "new": {{Samples.Registry("new")}} }""",
            more: "\"languageVersion\": \"2.0\",")));
        Assert.Equal("new", Assert.Single(reading.Resources).Name);
    }

    [BicepFact]
    public async Task Where_the_engine_fails_the_file_is_read_as_it_is_written_and_its_reason_quoted()
    {
        using var folder = new TempFolder();
        var reading = await RealBicep.ReadAsync(folder.Write("t.json", Samples.Template($"[{Samples.Registry("[noSuchFunction('a')]", """{ "adminUserEnabled": true }""")}]")));
        Assert.True(new Registry(Assert.Single(reading.Resources)).AdminUserEnabled.Value);
        Assert.Contains("noSuchFunction", Assert.Single(reading.Warnings), StringComparison.Ordinal);
        Assert.Empty(reading.Faults);
    }

    [BicepFact]
    public async Task A_linked_template_that_nobody_can_see_is_a_fault()
    {
        using var folder = new TempFolder();
        var reading = await RealBicep.ReadAsync(folder.Write("t.json", Samples.Template(
            $$"""[ {{Samples.Registry()}}, { "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "linked", "properties": { "mode": "Incremental", "templateLink": { "uri": "https://example.com/t.json" } } } ]""")));
        Assert.Single(reading.Resources);
        Assert.Equal("AciSecurity.TemplateNotExpanded", Assert.Single(reading.Faults).Id);
    }

    [BicepFact]
    public async Task Subscription_templates_and_extensions_are_read()
    {
        using var folder = new TempFolder();
        var reading = await RealBicep.ReadAsync(folder.Write("t.json", $$"""
            { "$schema": "https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#", "contentVersion": "1.0.0.0",
              "resources": [ { "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "d", "resourceGroup": "rg-app",
                "properties": { "mode": "Incremental", "expressionEvaluationOptions": { "scope": "inner" }, "template": {{Samples.Template($$"""
                  [ {{Samples.Registry()}}, { "type": "Microsoft.Insights/diagnosticSettings", "apiVersion": "2021-05-01-preview", "name": "s",
                      "scope": "[resourceId('Microsoft.ContainerRegistry/registries', 'contoso')]", "properties": { "workspaceId": "w", "logs": [] } } ]
                  """)}} } } ] }
            """));
        Assert.Empty(reading.Warnings);
        var index = new ResourceIndex();
        foreach (var resource in reading.Resources) index.Add(resource);
        Assert.Equal("resourceGroups/rg-app/providers/Microsoft.ContainerRegistry/registries/contoso", reading.Resources[0].Id);
        Assert.Single(index.DiagnosticSettings.Of(reading.Resources[0].Identity).Own);
    }

    [BicepFact]
    public async Task A_setting_of_a_registry_whose_name_is_unknown_is_still_its_own()
    {
        using var folder = new TempFolder();
        var reading = await RealBicep.ReadAsync(folder.Write("t.json", Samples.Template($$"""
            [ {{Samples.Registry("[parameters('n')]")}}, {{Samples.Registry("[parameters('m')]")}},
              { "type": "Microsoft.Insights/diagnosticSettings", "apiVersion": "2021-05-01-preview", "name": "s",
                "scope": "[resourceId('Microsoft.ContainerRegistry/registries', parameters('n'))]", "properties": { "workspaceId": "w", "logs": [] } } ]
            """, """{ "n": { "type": "string" }, "m": { "type": "string" } }""")));
        var index = new ResourceIndex();
        foreach (var resource in reading.Resources) index.Add(resource);
        Assert.Single(index.DiagnosticSettings.Of(reading.Resources[0].Identity).Own);
        Assert.Empty(index.DiagnosticSettings.Of(reading.Resources[1].Identity).Own);
    }
    [BicepFact]
    public async Task A_template_that_is_named_is_evaluated_with_the_parameters_beside_it()
    {
        using var folder = new TempFolder();
        var template = folder.Write("t.json", Samples.Template($"[{Samples.Registry("[parameters('n')]")}]", """{ "n": { "type": "string" } }"""));
        folder.Write("t.parameters.json", Samples.Parameters("""{ "n": { "value": "beside" } }"""));
        Assert.Equal("beside", Assert.Single((await RealBicep.ReadAsync(template)).Resources).Name);
    }

    [BicepFact]
    public async Task Deployments_of_one_template_are_told_apart()
    {
        using var folder = new TempFolder();
        folder.Write("t.json", Samples.Template($"[{Samples.Registry()}]", """{ "n": { "type": "string" } }"""));
        folder.Write("t.parameters.dev.json", Samples.Parameters("""{ "n": { "value": "a" } }"""));
        folder.Write("t.parameters.prod.json", Samples.Parameters("""{ "n": { "value": "b" } }"""));
        Assert.Equal(2, (await RealBicep.ReadAsync(folder.Path)).Resources.Select(resource => resource.Identity.Deployment).Distinct().Count());
    }

    [BicepFact]
    public async Task A_loop_without_a_count_whose_copies_differ_is_a_fault()
    {
        using var folder = new TempFolder();
        var reading = await RealBicep.ReadAsync(folder.Write("t.json", Samples.Template(
            $$"""[ {{Samples.Registry("[parameters('names')[copyIndex()]]", """{ "adminUserEnabled": "[equals(copyIndex(), 1)]" }""", """ "copy": { "name": "c", "count": "[length(parameters('names'))]" }, """)}} ]""",
            """{ "names": { "type": "array" } }""")));
        Assert.Single(reading.Resources);
        Assert.Equal("AciSecurity.TemplateNotExpanded", Assert.Single(reading.Faults).Id);
    }
}
