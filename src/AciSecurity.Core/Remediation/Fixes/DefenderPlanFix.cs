using System.Text.Json.Nodes;

namespace AciSecurity.Remediation.Fixes;

/// <summary>Turns on the plan Containers of Microsoft Defender, with its scanning of registries.</summary>
/// <param name="ruleId">The rule that asks for it.</param>
/// <remarks>https://learn.microsoft.com/rest/api/defenderforcloud/pricings/update. <c>isEnabled</c> is text.</remarks>
public sealed class DefenderPlanFix(string ruleId) : Fix(ruleId)
{
    private const string Scanning = "ContainerRegistriesVulnerabilityAssessments";
    private const string Extensions = "properties.extensions";

    /// <inheritdoc/>
    internal override NotRepaired? Apply(FixTarget target)
    {
        if (target.Finding.Subject is { } other)
        {
            return Not($"the extension {other} is about clusters, and has parts of its own in each", "Turn it on where the subscription has clusters: Microsoft Defender for Cloud, environment settings.");
        }

        var plan = target.Draft.Resource(target.Finding.ResourceId, target.ApiVersion, WriteMethod.Put);
        plan.Set("properties.pricingTier", "Standard", "Free");
        plan.Set(Extensions, With(plan[Extensions]), new JsonArray());
        return null;
    }

    private static JsonArray With(JsonNode? before)
    {
        var all = new JsonArray();
        foreach (var extension in before as JsonArray ?? [])
        {
            // What Azure found out about an extension is no setting.
            var kept = extension!.DeepClone().AsObject();
            kept.Set("operationStatus", null);
            all.Add(kept);
        }

        var scanning = all.FirstOrDefault(extension => JsonValues.Same(extension.At("name"), JsonValue.Create(Scanning)));
        if (scanning is JsonObject known) known.Set("isEnabled", "True");
        else all.Add(new JsonObject { ["name"] = Scanning, ["isEnabled"] = "True" });
        return all;
    }
}
