namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>The built-in roles that say something about a registry: those that do no more than read it, and those that do more.</summary>
/// <remarks>https://learn.microsoft.com/azure/role-based-access-control/built-in-roles,
/// https://learn.microsoft.com/azure/container-registry/container-registry-rbac-built-in-roles-directory-reference</remarks>
internal static class RegistryRoles
{
    private static readonly Dictionary<string, string> Reading = new(StringComparer.OrdinalIgnoreCase)
    {
        ["7f951dda-4ed3-4680-a7ca-43fe172d538d"] = "AcrPull",
        ["cdda3590-29a3-44f6-95f2-9f980659eb04"] = "AcrQuarantineReader",
        ["b93aa761-3e63-49ed-ac28-beffa264f7ac"] = "Container Registry Repository Reader",
        ["bfdb9389-c9a5-478a-bb2f-ba9ca092c3c7"] = "Container Registry Repository Catalog Lister",
        ["69b07be0-09bf-439a-b9a6-e73de851bd59"] = "Container Registry Configuration Reader and Data Access Configuration Reader",
        ["acdd72a7-3385-48ef-bd42-f606fba81ae7"] = "Reader",
    };

    private static readonly Dictionary<string, string> More = new(StringComparer.OrdinalIgnoreCase)
    {
        ["8e3af657-a8ff-443c-a75c-2fe8c4bcb635"] = "Owner",
        ["b24988ac-6180-42a0-ab88-20f7382dd24c"] = "Contributor",
        ["18d7d88d-d35e-4fb5-a5c3-7773c20a72d9"] = "User Access Administrator",
        ["f58310d9-a9f6-439a-9e8d-f62e7b41a168"] = "Role Based Access Control Administrator",
        ["8311e382-0749-4cb8-b61a-304f252e45ec"] = "AcrPush",
        ["c2f4ef07-c644-48eb-af81-4b1b4947fb11"] = "AcrDelete",
        ["6cef56e8-d556-48e5-a04f-b8e64114680f"] = "AcrImageSigner",
        ["c8d4ff99-41c3-41a8-9f60-21dfdad59608"] = "AcrQuarantineWriter",
        ["2a1e307c-b015-4ebd-883e-5b7698a07328"] = "Container Registry Repository Writer",
        ["2efddaa5-3f1f-4df3-97df-af3f13818f4c"] = "Container Registry Repository Contributor",
        ["3bc748fc-213d-45c1-8d91-9da5725539b9"] = "Container Registry Contributor and Data Access Configuration Administrator",
        ["fb382eab-e894-4461-af04-94435c366c3f"] = "Container Registry Tasks Contributor",
        ["bf94e731-3a51-4a7c-8c54-a1ab9971dfc1"] = "Container Registry Transfer Pipeline Contributor",
        ["577a9874-89fd-4f24-9dbd-b5034d0ad23a"] = "Container Registry Data Importer and Data Reader",
        ["df87f177-bb12-4db1-9793-a413691eff94"] = "Container Registry Cache Rule Administrator",
        ["f094fb07-0703-4400-ad6a-e16dd8000e14"] = "Container Registry Credential Set Administrator",
    };

    /// <summary>The role's name; its id where it is none of these.</summary>
    public static string NameOf(string id) => Reading.GetValueOrDefault(id) ?? More.GetValueOrDefault(id) ?? $"the role {id}";

    /// <summary>Whether the role does no more than read; null where it is none of these.</summary>
    public static bool? OnlyReads(string id) => Reading.ContainsKey(id) ? true : More.ContainsKey(id) ? false : null;
}
