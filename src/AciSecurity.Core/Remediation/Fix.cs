using AciSecurity.Findings;

namespace AciSecurity.Remediation;

/// <summary>How one rule's failures are repaired. It changes a draft, and nothing else: whether the rule passes then, and no other
/// rule fails, is found out by judging the draft.</summary>
/// <param name="ruleId">The rule whose failures it repairs.</param>
public abstract class Fix(string ruleId)
{
    /// <summary>The rule whose failures it repairs.</summary>
    public string RuleId => ruleId;

    /// <summary>What is sent, in a few words for the table of fixes.</summary>
    public required string Request { get; init; }

    /// <summary>How much it can disturb.</summary>
    public required RemediationRisk Risk { get; init; }

    /// <summary>Who notices what; empty where nobody does.</summary>
    public string Effect { get; init; } = "";

    /// <summary>Whether it shuts somebody out, so that it must be known who uses the registry.</summary>
    public bool ShutsOut { get; init; }

    /// <summary>Whether containers start anew.</summary>
    public bool Restarts { get; init; }

    /// <summary>What undoing it gives back, and what it does not.</summary>
    public string Undo { get; init; } = "the value before";

    /// <summary>Changes the draft.</summary>
    /// <returns>Why this failure cannot be repaired here, with steps; null where it can.</returns>
    internal abstract NotRepaired? Apply(FixTarget target);

    /// <summary>Why a registry cannot be closed to public networks: a container group gets past its network rules with an identity alone.</summary>
    private protected NotRepaired? WhyNotClosed(FixTarget target) => target.Options.IsForced || target.Clients.FirstOrDefault(client => !client.ByIdentity) is not { } client
        ? null
        : Not(
            $"the container group '{Redaction.Text(client.Group)}' pulls from it {(client.IsAnonymous ? "without signing in" : "with a password")}, and could not any more",
            "Have the group pull with a user-assigned identity: Protect-AciContainerGroup -UserAssignedIdentityId.",
            "Repair again.");

    /// <summary>Why it cannot be repaired, with what to do.</summary>
    private protected NotRepaired Not(string reason, params string[] steps) => new(RuleId, reason, steps);
}
