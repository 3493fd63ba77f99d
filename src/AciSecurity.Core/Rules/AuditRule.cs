using AciSecurity.Resources;

namespace AciSecurity.Rules;

/// <summary>A rule about the audit itself: it judges no resource, the audit reports it, and no policy or selection turns it off.</summary>
public abstract class AuditRule : Rule
{
    /// <summary>The resource type of findings about files.</summary>
    public const string FileType = "File";

    /// <inheritdoc/>
    public sealed override IEnumerable<Verdict> Evaluate(Resource resource, RuleContext context) => [Pass()];
}
