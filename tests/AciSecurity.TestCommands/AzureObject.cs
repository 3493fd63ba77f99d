namespace AciSecurity.TestCommands;

/// <summary>Its properties are flattened and named anew, as generated models have them; its JSON is what Azure sent.</summary>
public sealed class AzureObject(string json)
{
    public string OSType => "Linux";

    public string ToJsonString() => json;
}
