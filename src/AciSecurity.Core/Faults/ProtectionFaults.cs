namespace AciSecurity.Faults;

/// <summary>The faults of making templates of container groups, one factory each.</summary>
public static class ProtectionFaults
{
    /// <summary>A group that cannot be read without guessing.</summary>
    public static Fault NotReadable(string id, string cause) =>
        new("AciSecurity.GroupNotProtected", FaultCategory.InvalidData, $"{id}: no template can be made of it: {cause}.", id)
        {
            RecommendedAction = "Correct the source, or read the group anew with Get-AciContainerGroup.",
        };

    /// <summary>A group of a file, which is deployed as its files are.</summary>
    public static Fault NotDeployed(string id) =>
        new("AciSecurity.GroupNotDeployed", FaultCategory.InvalidArgument, $"{id}: it is not read in Azure, so there is nothing to deploy it over.", id)
        {
            RecommendedAction = "Write the template with -OutputPath and deploy it: az deployment group create --template-file.",
        };

    /// <summary>A group of which something would be gone after it is deployed.</summary>
    public static Fault WouldLose(string id, string what) =>
        new("AciSecurity.GroupWouldLose", FaultCategory.InvalidArgument, $"{id}: deploying it from here may lose something: {what} Nothing was sent.", id)
        {
            RecommendedAction = "Write the template with -OutputPath, complete it, and deploy it: az deployment group create --template-file.",
        };

    /// <summary>Secrets that nobody gave.</summary>
    public static Fault SecretMissing(string id, IReadOnlyList<string> names) =>
        new("AciSecurity.SecretMissing", FaultCategory.InvalidArgument, $"{id}: Azure does not return these secrets, and deploying without them would lose them: {string.Join(", ", names)}. Nothing was sent.", id)
        {
            RecommendedAction = $"Give each with -Secret @{{ {names[0]} = <SecureString> }}. The property Parameters of the output says what each stands for.",
        };

    /// <summary>A secret that should be an object.</summary>
    public static Fault SecretNotObject(string id, string name) =>
        new("AciSecurity.SecretInvalid", FaultCategory.InvalidArgument, $"{id}: the secret {name} must be the text of a JSON object. Nothing was sent.", id)
        {
            RecommendedAction = "Give the names of the files with their content in base64, as in {\"tls.key\":\"...\"}.",
        };

    /// <summary>Changes that Azure makes to no group that is there.</summary>
    public static Fault NeedsRecreation(string id, IReadOnlyList<string> paths) =>
        new("AciSecurity.GroupNotUpdatable", FaultCategory.InvalidArgument, $"{id}: a group that is there cannot be changed so: {string.Join(", ", paths)}. Nothing was sent.", id)
        {
            RecommendedAction = "Write the template with -OutputPath, delete the group when it may be gone for a while, and deploy the template.",
        };

    /// <summary>A group that is no longer there.</summary>
    public static Fault Gone(string id) =>
        new("AciSecurity.AzureNotFound", FaultCategory.ObjectNotFound, $"{id}: it is not there any more.", id)
        {
            RecommendedAction = "List the groups with Get-AciContainerGroup. The template can be deployed all the same: az deployment group create --template-file.",
        };
}
