using System.Text.Json.Nodes;
using AciSecurity.Resources;

namespace AciSecurity.Remediation.Templates;

/// <summary>The api-version that a group's template is written for.</summary>
/// <remarks>Azure/bicep-types-az: 2025-09-01 has all that stable versions before it had; azureFile.userAssignedIdentityClientId came with
/// 2026-07-01.</remarks>
internal static class GroupVersion
{
    private const string WithFileIdentity = "2026-07-01";

    /// <summary>The version: that of the source where it is newer, for it may have what others lack.</summary>
    public static string Of(string? source, JsonObject group)
    {
        var needed = group.Get("properties").Get("volumes").Items().Any(volume => volume.Get("azureFile").Get("userAssignedIdentityClientId") is not null)
            ? WithFileIdentity
            : ContainerGroup.NewestApiVersion;
        return ApiVersion.Parse(source) is { } given && given.Date > ApiVersion.Parse(needed)!.Value.Date ? source! : needed;
    }
}
