using AciSecurity.Findings;
using AciSecurity.Policies;

namespace AciSecurity.Rules;

/// <summary>What is said about a rule: everything but its decision.</summary>
/// <param name="Id">Its id, e.g. <c>Aci.Privileged</c>: stable, readable, and the name of its page.</param>
/// <param name="Title">What it asks for, as a statement that is true of a compliant resource.</param>
public sealed record RuleMetadata(string Id, string Title)
{
    private const string Pages = "https://github.com/AciSecurity/AciSecurity/blob/main/docs/rules/";

    /// <summary>How much a failure matters unless the verdict or the policy says otherwise.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The recommendations of Microsoft's guidance that it serves.</summary>
    public required Section Section { get; init; }

    /// <summary>What to do about a failure, in a sentence or two.</summary>
    public required string Recommendation { get; init; }

    /// <summary>The ARM types that it judges; set by the rule's base class.</summary>
    public required IReadOnlyList<string> ResourceTypes { get; init; }

    /// <summary>The Test-* cmdlets that run it; Invoke-AciSecurityAudit runs every rule.</summary>
    public IReadOnlyList<string> Cmdlets { get; init; } = [];

    /// <summary>Controls of other frameworks that it covers, e.g. <c>MCSB PV-3</c>.</summary>
    public IReadOnlyList<string> Controls { get; init; } = [];

    /// <summary>The least demanding baseline that has it: <see cref="Baseline.Default"/> or <see cref="Baseline.Strict"/>; null
    /// where none has it, and only a policy turns it on.</summary>
    public Baseline? LeastBaseline { get; init; } = Baseline.Default;

    /// <summary>The baselines that have it.</summary>
    public IReadOnlyList<Baseline> Baselines => [.. Enum.GetValues<Baseline>().Where(IsIn)];

    /// <summary>What it needs to know beyond the resource itself.</summary>
    public FactKinds Needs { get; init; } = FactKinds.None;

    /// <summary>Whether <paramref name="baseline"/> has it.</summary>
    public bool IsIn(Baseline baseline) => LeastBaseline is { } least && baseline switch
    {
        Baseline.Strict => true,
        Baseline.Mcsb => Controls.Any(control => control.StartsWith("MCSB ", StringComparison.Ordinal)),
        _ => least == Baseline.Default,
    };

    /// <summary>Its page: why, how it is decided, how to fix.</summary>
    public Uri HelpUri => new(Pages + Id + ".md");

    /// <summary>The id: where a cmdlet asks for a rule by its id, the rule itself will do.</summary>
    public override string ToString() => Id;
}
