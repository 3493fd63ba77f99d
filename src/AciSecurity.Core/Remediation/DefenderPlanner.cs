using System.Text.Json.Nodes;
using AciSecurity.Resources;

namespace AciSecurity.Remediation;

/// <summary>Plans what the plan Containers of Microsoft Defender is to be in a subscription.</summary>
/// <remarks>https://learn.microsoft.com/rest/api/defenderforcloud/pricings/update. <c>isEnabled</c> is text.</remarks>
public static class DefenderPlanner
{
    private const string Scanning = "ContainerRegistriesVulnerabilityAssessments";
    private const string Tier = "properties.pricingTier";
    private const string Extensions = "properties.extensions";

    /// <summary>Plans it.</summary>
    /// <param name="plan">The plan Containers as it is.</param>
    /// <param name="isOn">Whether it is to be on; null leaves it.</param>
    /// <param name="scansRegistries">Whether its scanning of registries is to be on; null leaves it.</param>
    public static RemediationPlan Plan(Resource plan, bool? isOn, bool? scansRegistries)
    {
        var draft = DraftResource.Of(plan, WriteMethod.Put);
        Set(draft, isOn, scansRegistries);
        return new()
        {
            ResourceId = plan.Id,
            Writes = draft.IsChanged ? [draft.ToWrite()] : [],
            Risk = RemediationRisk.Medium,
            Effects = isOn == false || scansRegistries == false ? ["What is off no longer looks for vulnerabilities and attacks."] : ["The plan is billed by cores and images."],
        };
    }

    /// <summary>Changes a draft of the plan.</summary>
    internal static void Set(DraftResource plan, bool? isOn, bool? scansRegistries)
    {
        if (isOn is { } on) plan.Set(Tier, on ? "Standard" : "Free", "Free");

        // The free tier has no extensions, and Azure forgets them with it.
        if (scansRegistries is { } scans && isOn != false) plan.Set(Extensions, With(plan[Extensions], scans ? "True" : "False"), new JsonArray());
    }

    private static JsonArray With(JsonNode? before, string isEnabled)
    {
        var all = new JsonArray();
        foreach (var extension in before as JsonArray ?? [])
        {
            // How turning it on went is no setting.
            var kept = extension!.DeepClone().AsObject();
            kept.Set("operationStatus", null);
            all.Add(kept);
        }

        if (all.FirstOrDefault(extension => JsonValues.Same(extension.At("name"), Scanning)) is JsonObject known) known.Set("isEnabled", isEnabled);
        else all.Add(new JsonObject { ["name"] = Scanning, ["isEnabled"] = isEnabled });
        return all;
    }
}
