using AciSecurity.Audits;
using AciSecurity.Findings;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Files.Tests.Templates;

/// <summary>What templates and parameter files declare themselves, as rules see it.</summary>
[Collection(BicepCollection.Name)]
public class DeploymentResourcesTests
{
    private const string Planted = "planted-secret-1";

    [Fact]
    public async Task A_template_of_containers_is_a_deployment_that_has_the_files_name()
    {
        using var folder = new TempFolder();
        var path = folder.Write("main.json", Samples.Template($"[{Samples.Registry()}]", """{ "p": { "type": "secureString", "defaultValue": "" } }""", """ "outputs": { "o": { "type": "string", "value": "[parameters('p')]" } },"""));

        var reading = await Reading.WithoutBicepAsync(path);

        var deployment = Assert.Single(reading.Deployments);
        Assert.Equal(("Microsoft.Resources/deployments", "main.json", new Origin(OriginKind.Template, path, 1)), (deployment.Type, deployment.Name, deployment.Origin));
        Assert.True(deployment.IsSecureParameter("P"));
        Assert.Single(reading.Resources);
        Assert.Equal(["output o: shows the secure parameter 'p'"], Findings(reading));
    }

    [Fact]
    public async Task A_template_of_something_else_is_none()
    {
        using var folder = new TempFolder();
        var storage = """[ { "type": "Microsoft.Storage/storageAccounts", "apiVersion": "2023-05-01", "name": "s" } ]""";
        var old = """{ "old": { "existing": true, "type": "Microsoft.ContainerRegistry/registries", "apiVersion": "2025-11-01", "name": "old" } }""";

        Assert.Empty((await Reading.WithoutBicepAsync(folder.Write("a.json", Samples.Template(storage)))).Deployments);
        Assert.Empty((await Reading.WithoutBicepAsync(folder.Write("b.json", Samples.Template(old)))).Deployments);
    }

    [Fact]
    public async Task Variables_are_written_out_so_that_a_secret_behind_them_is_seen()
    {
        using var folder = new TempFolder();
        var reading = await Reading.WithoutBicepAsync(folder.Write("t.json", Samples.Template(
            $"[{Samples.Registry()}]",
            """{ "p": { "type": "securestring" } }""",
            """
            "variables": {
              "joined": "[format('x{0}', parameters('p'))]",
              "settings": { "url": "https://contoso.example", "login": { "name": "it's me", "password": "[variables('joined')]" } },
              "around": "[variables('around')]"
            },
            "outputs": {
              "a": { "type": "string", "value": "[variables('joined')]" },
              "b": { "type": "string", "value": "[variables('settings').login.password]" },
              "c": { "type": "string", "value": "[variables('settings').url]" },
              "d": { "type": "object", "value": "[variables('settings').login]" },
              "e": { "type": "string", "value": "[variables('around')]" },
              "f": { "type": "string", "value": "[variables('settings')['login'].name]" },
              "g": { "type": "string", "value": "[variables('made')]" }
            },
            """)));

        Assert.Equal(
            [
                "output a: shows the secure parameter 'p'",
                "output b: shows the secure parameter 'p'",
                "output d: shows the secure parameter 'p'",
                "output e: has a value that an expression hides",
                "output g: has a value that an expression hides",
            ],
            Findings(reading));
    }

    [Fact]
    public async Task Variables_that_multiply_are_left_as_they_are()
    {
        using var folder = new TempFolder();
        var variables = string.Join(",", Enumerable.Range(1, 40).Select(n => $"\"v{n}\": \"[concat(variables('v{n - 1}'), variables('v{n - 1}'))]\""));
        var reading = await Reading.WithoutBicepAsync(folder.Write("t.json", Samples.Template(
            $"[{Samples.Registry()}]", more: $$""" "variables": { "v0": "x", {{variables}} }, "outputs": { "o": { "type": "string", "value": "[variables('v40')]" } },""")));

        Assert.Equal(["output o: has a value that an expression hides"], Findings(reading));
    }

    [Fact]
    public async Task A_type_that_is_defined_elsewhere_in_the_template_is_followed()
    {
        using var folder = new TempFolder();
        var reading = await Reading.WithoutBicepAsync(folder.Write("t.json", Samples.Template(
            $$"""{ "r": {{Samples.Registry()}} }""",
            """{ "p": { "$ref": "#/definitions/secret" }, "q": { "$ref": "#/definitions/circle" }, "r": { "$ref": "#/nowhere" } }""",
            """
            "languageVersion": "2.0", "definitions": { "secret": { "$ref": "#/definitions/own" }, "own": { "type": "securestring" }, "circle": { "$ref": "#/definitions/circle" } },
            "outputs": { "a": { "$ref": "#/definitions/own", "value": "[parameters('p')]" }, "b": { "type": "string", "value": "[parameters('p')]" } },
            """)));

        Assert.True(reading.Resources[0].IsSecureParameter("p"));
        Assert.False(reading.Resources[0].IsSecureParameter("q"));
        Assert.Equal(["output b: shows the secure parameter 'p'"], Findings(reading));
    }

    [Fact]
    public async Task Nested_templates_are_deployments_with_their_lines_and_mean_their_own_parameters_or_those_around_them()
    {
        using var folder = new TempFolder();
        var reading = await Reading.WithoutBicepAsync(folder.Write("t.json", $$"""
            {
              "$schema": "{{Samples.Schema}}",
              "contentVersion": "1.0.0.0",
              "parameters": { "p": { "type": "securestring" }, "q": { "type": "string" } },
              "variables": { "v": "{{Planted}}" },
              "resources": [
                { "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "inner",
                  "properties": { "mode": "Incremental", "expressionEvaluationOptions": { "scope": "inner" },
                    "parameters": { "s": { "value": "[variables('v')]" }, "t": { "value": "[parameters('q')]" }, "u": { "value": "[parameters('p')]" },
                      "w": { "reference": { "keyVault": { "id": "x" }, "secretName": "s" } } },
                    "template": { "$schema": "{{Samples.Schema}}", "contentVersion": "1.0.0.0",
                      "parameters": { "p": { "type": "string" }, "s": { "type": "securestring" }, "t": { "type": "securestring" }, "u": { "type": "securestring" }, "w": { "type": "securestring" } },
                      "resources": [ {{Samples.Registry()}} ],
                      "outputs": { "plain": { "type": "string", "value": "[parameters('p')]" }, "shown": { "type": "string", "value": "[parameters('s')]" } } } } },
                { "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "outer",
                  "properties": { "mode": "Incremental", "template": { "$schema": "{{Samples.Schema}}", "contentVersion": "1.0.0.0", "resources": [],
                    "outputs": { "shown": { "type": "string", "value": "[parameters('p')]" } } } } },
                { "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "linked", "properties": { "mode": "Incremental", "templateLink": { "uri": "x" } } }
              ]
            }
            """));

        Assert.Equal(["t.json@1", "inner@7", "outer@15"], reading.Deployments.Select(deployment => $"{deployment.Name}@{deployment.Origin.Line}"));
        Assert.Equal(
            [
                "output shown: shows the secure parameter 's'",
                "parameter s: is secure, and the value that it is given is written in plain text",
                "parameter t: is secure, and the value that it is given comes from the parameter 'q', which is not secure: the deployment history shows its value",
                "output shown: shows the secure parameter 'p'",
            ],
            Findings(reading));
    }

    [Fact]
    public async Task A_parameter_file_that_holds_a_secret_is_named_with_its_line()
    {
        using var folder = new TempFolder();
        folder.Write("t.json", Samples.Template($"[{Samples.Registry()}]", """{ "p": { "type": "securestring" }, "q": { "type": "securestring" }, "n": { "type": "string" } }"""));
        var path = folder.Write("t.parameters.json", Samples.Parameters($$"""
            {
              "n": { "value": "a" },
              "q": { "reference": { "keyVault": { "id": "x" }, "secretName": "s" } },
              "P": { "value": "{{Planted}}" }
            }
            """));

        var reading = await Reading.WithoutBicepAsync(folder.Path);

        Assert.Equal(["parameter p: is secure, and the value that it is given is written in plain text"], Findings(reading));
        var deployment = reading.Deployments.Single(deployment => deployment.Name == "t.parameters.json");
        Assert.Equal(new Origin(OriginKind.Template, path, 3), deployment.Origin);
        Assert.DoesNotContain("\"n\"", deployment.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parameter_file_without_secrets_is_none()
    {
        using var folder = new TempFolder();
        folder.Write("t.json", Samples.Template($"[{Samples.Registry()}]", """{ "n": { "type": "string" } }"""));
        folder.Write("t.parameters.json", Samples.Parameters("""{ "n": { "value": "a" } }"""));

        Assert.Equal("t.json", Assert.Single((await Reading.WithoutBicepAsync(folder.Path)).Deployments).Name);
    }

    [BicepFact]
    public async Task Modules_are_nested_deployments_at_the_line_of_their_use()
    {
        using var folder = new TempFolder();
        folder.Write("module.bicep", """
            @secure()
            param secret string
            resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' = { name: 'contoso', location: 'x', sku: { name: 'Basic' } }
            output plain string = registry.properties.loginServer
            @secure()
            output kept string = secret
            """);
        var path = folder.Write("main.bicep", $$"""
            @secure()
            param outer string = newGuid()
            module a 'module.bicep' = { params: { secret: '{{Planted}}' } }
            module b 'module.bicep' = { params: { secret: outer } }
            module c 'module.bicep' = { params: { secret: b.outputs.kept } }
            output shown string = outer
            """);

        var reading = await RealBicep.ReadAsync(path);

        Assert.Equal(["main.bicep:1", "main.bicep:3", "main.bicep:4", "main.bicep:5"], reading.Deployments.Select(deployment => $"{Path.GetFileName(deployment.Origin.File)}:{deployment.Origin.Line}"));
        Assert.Equal(["output shown: shows the secure parameter 'outer'", "parameter secret: is secure, and the value that it is given is written in plain text"], Findings(reading));
    }

    [BicepFact]
    public async Task In_a_bicepparam_file_what_comes_from_elsewhere_is_no_secret_of_the_file()
    {
        using var folder = new TempFolder();
        folder.Write("main.bicep", """
            @secure()
            param a string
            @secure()
            param b string
            @secure()
            param c string
            @secure()
            param d object
            @secure()
            param e string
            resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' = { name: 'contoso', location: 'x', sku: { name: 'Basic' } }
            """);
        var path = folder.Write("main.bicepparam", $$"""
            using 'main.bicep'
            var x = '{{Planted}}'
            param a = readEnvironmentVariable('PATH') // from the pipeline
            param b = az.getSecret('s', 'r', 'v', 'n')
            param c = readEnvironmentVariable('ACISECURITY_NO_SUCH', '{{Planted}}')
            param d = {
              type: 'x'
              password: '{{Planted}} (1)'
            }
            param e = x
            """);

        var reading = await RealBicep.ReadAsync(path);

        Assert.Empty(reading.Faults);
        Assert.Equal(
            [
                "parameter c: is secure, and the value that it is given is written in plain text beside readEnvironmentVariable()",
                "parameter d: is secure, and the value that it is given is written in plain text",
                "parameter e: is secure, and the value that it is given depends on an expression that has no value here",
            ],
            Findings(reading));
        Assert.Equal(new Origin(OriginKind.Template, path, 3), reading.Deployments.Single(deployment => deployment.Name == "main.bicepparam").Origin);
    }

    private static IEnumerable<string> Findings(Reading reading)
    {
        var audit = new Audit(new AuditRequest { Rules = RuleSelection.All.Matching(["Aci.TemplateSecret"]) });
        foreach (var finding in reading.Deployments.SelectMany(audit.Add))
        {
            Assert.DoesNotContain(Planted, $"{finding.Reason} {string.Join(' ', finding.Evidence)}", StringComparison.Ordinal);
            Assert.NotEqual(Outcome.Pass, finding.Outcome);
            yield return $"{finding.Subject}: {finding.Reason}";
        }
    }
}
