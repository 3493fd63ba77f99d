using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>A rule about a container's security context, which Linux containers alone have.</summary>
/// <remarks>privileged applies only "when the os_type is Linux": container_group in the documentation of the azurerm provider.
/// The other settings are Linux's by nature.</remarks>
public abstract class SecurityContextRule : ContainerRule
{
    /// <inheritdoc/>
    protected sealed override Verdict Evaluate(Container container, ContainerRuleContext context)
    {
        var os = context.Group.OsType;
        if (os.IsKnown && os.Value.Equals("Windows", StringComparison.OrdinalIgnoreCase))
        {
            return NotApplicable("runs on Windows, which has no such rights").On(os);
        }

        var verdict = Evaluate(container.SecurityContext, container, context);

        // Who sets such a right wants Linux, so the value decides on its own; its absence says nothing of the system.
        return verdict.Outcome == Outcome.Fail && os.IsUnresolved && verdict.Evidence.All(evidence => evidence.Value is null)
            ? Unknown($"{verdict.Reason}, which counts only on Linux; osType {os.Reason}").On(os)
            : verdict;
    }

    /// <summary>Decides the rule for one Linux container: by its security context, unless the rule has to look further.</summary>
    protected virtual Verdict Evaluate(SecurityContext security, Container container, ContainerRuleContext context) => Evaluate(security, context.Policy.Baseline);

    /// <summary>Decides the rule for the security context of one Linux container.</summary>
    protected abstract Verdict Evaluate(SecurityContext security, Baseline baseline);
}
