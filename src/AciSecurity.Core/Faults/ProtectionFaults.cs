namespace AciSecurity.Faults;

/// <summary>The faults of making templates of container groups, one factory each.</summary>
public static class ProtectionFaults
{
    /// <summary>A resource of another type.</summary>
    public static Fault NotAGroup(string id, string type) =>
        new("AciSecurity.NotAContainerGroup", FaultCategory.InvalidArgument, $"{id}: it is of the type {type}, and templates are made of container groups only.", id)
        {
            RecommendedAction = "Give what Get-AciContainerGroup gives, or files that declare container groups.",
        };

    /// <summary>A group that cannot be read without guessing.</summary>
    public static Fault NotReadable(string id, string cause) =>
        new("AciSecurity.GroupNotProtected", FaultCategory.InvalidData, $"{id}: no template can be made of it: {cause}.", id)
        {
            RecommendedAction = "Correct the source, or read the group anew with Get-AciContainerGroup.",
        };
}
