using System.Text.Json.Nodes;

namespace AciSecurity.Remediation;

/// <summary>A failure that one setting repairs, whatever else the resource has.</summary>
/// <param name="ruleId">The rule.</param>
/// <param name="path">The setting.</param>
/// <param name="good">The JSON that the rule asks for.</param>
/// <param name="whenAbsent">The JSON that stands for it where it is not set.</param>
public sealed class SettingFix(string ruleId, string path, string good, string whenAbsent) : Fix(ruleId)
{
    /// <inheritdoc/>
    internal override NotRepaired? Apply(FixTarget target)
    {
        target.Resource.Set(path, JsonNode.Parse(good)!, JsonNode.Parse(whenAbsent));
        return null;
    }
}
