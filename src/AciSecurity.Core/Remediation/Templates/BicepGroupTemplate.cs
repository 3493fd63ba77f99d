using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Resources;
using AciSecurity.Templates;

namespace AciSecurity.Remediation.Templates;

/// <summary>Writes the template of a group, and its parameters, as Bicep.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/bicep/file and
/// https://learn.microsoft.com/azure/azure-resource-manager/bicep/key-vault-parameter</remarks>
internal static class BicepGroupTemplate
{
    /// <summary>The file's text.</summary>
    public static string Write(ProtectedTemplate template)
    {
        var text = new StringBuilder();
        foreach (var parameter in template.Parameters)
        {
            text.Append("@description(").Append(BicepSyntax.Literal(parameter.StandsFor)).Append(")\n");
            if (parameter.IsSecure) text.Append("@secure()\n");
            text.Append("param ").Append(ParameterName.Symbol(parameter.Name)).Append(' ').Append(parameter.Type).Append("\n\n");
        }

        var resource = (JsonObject)template.Resource.DeepClone();
        text.Append("resource ").Append(GroupTemplate.Symbol).Append($" '{resource["type"]}@{resource["apiVersion"]}' = ");
        resource.Remove("type");
        resource.Remove("apiVersion");
        new BicepSyntax(text, (_, value) => value.Text() is { } own ? ValueOf(own) : null, ExpressionOf).Append(resource);
        return text.Append('\n').ToString();
    }

    /// <summary>The text of the file of parameters.</summary>
    public static string WriteParameters(ProtectedTemplate template, string file)
    {
        var vault = template.Vault!;
        var text = new StringBuilder($"using {BicepSyntax.Literal("./" + file)}\n");
        foreach (var parameter in template.Parameters.Where(parameter => parameter.SecretName is not null))
        {
            string[] arguments = [vault.SubscriptionId, vault.ResourceGroupName, vault.Name, parameter.SecretName!];
            text.Append("\nparam ").Append(ParameterName.Symbol(parameter.Name)).Append(" = az.getSecret(").AppendJoin(", ", arguments.Select(BicepSyntax.Literal)).Append(')');
        }

        return text.Append('\n').ToString();
    }

    private static string ValueOf(string text) => ExpressionOf(text) ?? BicepSyntax.Literal(ArmSyntax.Unescape(text));

    private static string? ExpressionOf(string text) =>
        Expressions.IsExpression(text, ExpressionSyntax.Arm) ? TemplateExpression.Parse(text)!.ToBicep(ParameterName.Symbol) : null;
}
