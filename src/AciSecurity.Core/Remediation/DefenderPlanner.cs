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
            Effects = [.. Effects(draft)],
        };
    }

    /// <summary>Changes a draft of the plan.</summary>
    internal static void Set(DraftResource plan, bool? isOn, bool? scansRegistries)
    {
        if (isOn is { } on) plan.Set(Tier, on ? "Standard" : "Free", "Free");

        // The free tier has no extensions.
        if (JsonValues.Same(plan[Tier], "Free")) plan.Clear(Extensions);
        else if (scansRegistries is { } scans) plan.Set(Extensions, With(plan[Extensions], scans ? "True" : "False"), new JsonArray());
    }

    private static IEnumerable<string> Effects(DraftResource plan)
    {
        if (!plan.IsChanged) yield break;
        if (JsonValues.Same(plan[Tier], "Standard")) yield return "The plan is billed by cores and images.";
        var scans = (plan[Extensions] as JsonArray ?? []).FirstOrDefault(extension => JsonValues.Same(extension.At("name"), Scanning));
        if (scans is null || !JsonValues.Same(scans.At("isEnabled"), "True")) yield return "The images of registries are not scanned.";
    }

    private static JsonArray With(JsonNode? before, string isEnabled)
    {
        var all = new JsonArray();
        foreach (var extension in before as JsonArray ?? [])
        {
            var kept = extension!.DeepClone().AsObject();
            JsonValues.RemoveOfAzure(kept);
            all.Add(kept);
        }

        if (all.FirstOrDefault(extension => JsonValues.Same(extension.At("name"), Scanning)) is JsonObject known) known.Set("isEnabled", isEnabled);
        else all.Add(new JsonObject { ["name"] = Scanning, ["isEnabled"] = isEnabled });
        return all;
    }
}
