using AciSecurity.Faults;

namespace AciSecurity.Policies;

/// <summary>A policy file as it was read.</summary>
/// <param name="File">Full path of the file.</param>
/// <param name="Policy">What it asks for, as far as it could be read.</param>
/// <param name="Problems">What is wrong with it. Exemptions that cannot be read are not among them: they are
/// <see cref="Policy.InvalidExemptions"/>, for they stop no audit.</param>
public sealed record PolicyDocument(string File, Policy Policy, IReadOnlyList<PolicyProblem> Problems)
{
    /// <summary>Why the file could not be read at all; null where it could.</summary>
    public Fault? Fault { get; init; }

    /// <summary>What keeps the policy from being used.</summary>
    public IEnumerable<PolicyProblem> Errors => Problems.Where(problem => problem.Severity == ProblemSeverity.Error);
}
