namespace AciSecurity.Rules.ContainerInstances;

/// <summary>Built-in roles by their GUIDs, which are the same everywhere.</summary>
/// <remarks>https://learn.microsoft.com/azure/role-based-access-control/built-in-roles</remarks>
internal static class WellKnownRole
{
    /// <summary>Roles over everything in their scope, and those that can give roles.</summary>
    private static readonly Dictionary<string, string> Broad = new(StringComparer.OrdinalIgnoreCase)
    {
        ["8e3af657-a8ff-443c-a75c-2fe8c4bcb635"] = "Owner",
        ["b24988ac-6180-42a0-ab88-20f7382dd24c"] = "Contributor",
        ["18d7d88d-d35e-4fb5-a5c3-7773c20a72d9"] = "User Access Administrator",
        ["f58310d9-a9f6-439a-9e8d-f62e7b41a168"] = "Role Based Access Control Administrator",
        ["00482a5a-887f-4fb3-b363-3b7fe8e74483"] = "Key Vault Administrator",
        ["8b54135c-b56d-4d72-a534-26097cfdc8d8"] = "Key Vault Data Access Administrator",
    };

    /// <summary>Roles that workloads have for one purpose each.</summary>
    private static readonly Dictionary<string, string> Narrow = new(StringComparer.OrdinalIgnoreCase)
    {
        ["7f951dda-4ed3-4680-a7ca-43fe172d538d"] = "AcrPull",
        ["8311e382-0749-4cb8-b61a-304f252e45ec"] = "AcrPush",
        ["b93aa761-3e63-49ed-ac28-beffa264f7ac"] = "Container Registry Repository Reader",
        ["2a1e307c-b015-4ebd-883e-5b7698a07328"] = "Container Registry Repository Writer",
        ["acdd72a7-3385-48ef-bd42-f606fba81ae7"] = "Reader",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7"] = "Key Vault Secrets Officer",
        ["12338af0-0e69-4776-bea7-57ae8d297424"] = "Key Vault Crypto User",
        ["14b46e9e-c2b7-41b4-b07b-48a6ebf60603"] = "Key Vault Crypto Officer",
        ["e147488a-f6f5-4113-8e2d-b22465e65bf6"] = "Key Vault Crypto Service Encryption User",
        ["08bbd89e-9f13-488c-ac41-acfcb10c90ab"] = "Key Vault Crypto Service Release User",
        ["db79e9a7-68ee-4b58-9aeb-b90e7c24fcba"] = "Key Vault Certificate User",
        ["a4417e6f-fecd-4de8-b567-7b0420556985"] = "Key Vault Certificates Officer",
        ["21090545-7ca7-4776-b22c-e363652d74d2"] = "Key Vault Reader",
        ["2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"] = "Storage Blob Data Reader",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["76199698-9eea-4c19-bc75-cec21354c6b6"] = "Storage Table Data Reader",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["aba4ae5f-2193-4029-9191-0cb91df5e314"] = "Storage File Data SMB Share Reader",
        ["0c867c2a-1d8c-454a-a3db-ab2ea1bdc8bb"] = "Storage File Data SMB Share Contributor",
        ["4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0"] = "Azure Service Bus Data Receiver",
        ["69a216fc-b8fb-44d8-bc22-1f3c2cd27a39"] = "Azure Service Bus Data Sender",
        ["a638d3c7-ab3a-418d-83e6-5f17a39d4fde"] = "Azure Event Hubs Data Receiver",
        ["2b629674-e913-4c01-ae53-ef4638d8f975"] = "Azure Event Hubs Data Sender",
        ["d5a91429-5739-47e2-a06b-3470a27159e7"] = "EventGrid Data Sender",
        ["516239f1-63e1-4d78-a4de-a74fb236a071"] = "App Configuration Data Reader",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["5e0bd9bd-7b93-4f28-af87-19fc36ad61bd"] = "Cognitive Services OpenAI User",
    };

    /// <summary>The role's name; null where it is not known here.</summary>
    public static string? NameOf(string id) => Broad.GetValueOrDefault(id) ?? Narrow.GetValueOrDefault(id);

    /// <summary>Whether the role reaches everything in its scope, or can give roles.</summary>
    public static bool IsBroad(string id) => Broad.ContainsKey(id);
}
