using AciSecurity.Faults;
using AciSecurity.Policies;

namespace AciSecurity.Errors;

/// <summary>The faults of policies, one factory each.</summary>
internal static class PolicyFaults
{
    private const int MostShown = 3;

    /// <summary>The file is no policy that can be used.</summary>
    public static Fault Invalid(PolicyDocument document)
    {
        var errors = document.Errors.ToList();
        var more = errors.Count > MostShown ? $" There are {errors.Count - MostShown:N0} more." : "";
        var shown = string.Join(" ", errors.Take(MostShown).Select(problem => problem.ToString()));
        return new("AciSecurity.PolicyInvalid", FaultCategory.InvalidData, $"The policy cannot be used. {shown}{more}", document.File)
        {
            Line = errors[0].Line,
            RecommendedAction = "Test-AciSecurityPolicy lists everything that is wrong with it; docs/policy.md describes every key.",
        };
    }
}
