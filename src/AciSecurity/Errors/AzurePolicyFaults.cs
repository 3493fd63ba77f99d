using AciSecurity.AzurePolicies;
using AciSecurity.Faults;

namespace AciSecurity.Errors;

/// <summary>The faults of exporting definitions of Azure Policy, one factory each.</summary>
internal static class AzurePolicyFaults
{
    /// <summary>A file name that says no format.</summary>
    public static Fault FormatUnknown(string path) =>
        new("AciSecurity.FormatUnknown", FaultCategory.InvalidArgument, $"{path}: the name says no format, and no folder has it. Formats: Arm (.json); Bicep (.bicep).", path)
        {
            RecommendedAction = "Use one of the extensions, name the format with -Format, or name a folder that exists.",
        };

    /// <summary>A policy that asks for nothing that Azure Policy can express.</summary>
    public static Fault NothingToExport(string target) =>
        new("AciSecurity.AzurePolicyEmpty", FaultCategory.InvalidArgument, "The policy asks for no rule that Azure Policy can express.", target)
        {
            RecommendedAction = "Turn a rule on in the policy file, or leave -Policy out. docs/azure-policy.md lists the rules that have a definition.",
        };

    /// <summary>Lists that are longer than Azure Policy compares with.</summary>
    public static Fault TooLong(string target, IEnumerable<string> lists) =>
        new("AciSecurity.AzurePolicyTooLong", FaultCategory.LimitsExceeded,
            $"Azure Policy compares with lists of {AzurePolicyInitiative.LongestList} at most, and these are longer: {string.Join(", ", lists)}.", target)
        {
            RecommendedAction = "Approve registries as a whole in place of their repositories, or hosts below a domain as *.contoso.com.",
        };
}
