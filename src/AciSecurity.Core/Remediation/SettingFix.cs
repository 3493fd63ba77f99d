using System.Text.Json.Nodes;
using AciSecurity.Findings;

namespace AciSecurity.Remediation;

/// <summary>A failure that one setting repairs, whatever else the resource has.</summary>
/// <param name="ruleId">The rule.</param>
/// <param name="path">The setting.</param>
/// <param name="good">The JSON that the rule asks for.</param>
/// <param name="whenAbsent">The JSON that stands for it where it is not set.</param>
public sealed class SettingFix(string ruleId, string path, string good, string whenAbsent) : Fix(ruleId)
{
    /// <summary>Whom the change would stop from pulling; null where nobody can be told.</summary>
    internal Func<FixTarget, RegistryClient, bool>? Stops { get; init; }

    /// <inheritdoc/>
    internal override NotRepaired? Apply(FixTarget target)
    {
        if (Stops is { } stops && !target.Options.IsForced && target.Clients.FirstOrDefault(client => stops(target, client)) is { } client)
        {
            return Not(
                $"the container group '{Redaction.Text(client.Group)}' pulls {(client.IsAnonymous ? "without signing in" : $"as '{Redaction.Text(client.UserName!)}'")}, and could not any more",
                "Have the group pull with a user-assigned identity: Protect-AciContainerGroup -UserAssignedIdentityId.",
                "Repair again.");
        }

        target.Resource.Set(path, JsonNode.Parse(good)!, JsonNode.Parse(whenAbsent));
        return null;
    }
}
