using AciSecurity.Findings;
using AciSecurity.Policies;

namespace AciSecurity.Core.Tests.Policies;

/// <summary>What is said of a policy file that could be read. Today is 2027-01-15.</summary>
public sealed class PolicyReviewTests
{
    [Theory]
    [InlineData("2027-01-14", "The exemption expired on 2027-01-14 and exempts nothing.")]
    [InlineData("2027-01-15", "The exemption expires on 2027-01-15, in 0 days.")]
    [InlineData("2027-01-29", "The exemption expires on 2027-01-29, in 14 days.")]
    [InlineData("2027-01-30", null)]
    [InlineData("2027-04-15", null)]
    [InlineData("2027-04-16", "The exemption runs until 2027-04-16. Findings of severity High and Critical, such as those of Acr.AdminUser, are exempt for 90 days at most, so it does not hold for them.")]
    public void Dates_of_exemptions_are_looked_at(string expires, string? message) =>
        Assert.Equal(message, Review(new Policy { Exemptions = [Exempt("Acr.AdminUser", "contoso", expires)] }).SingleOrDefault()?.Message);

    [Fact]
    public void The_policys_severities_count()
    {
        var policy = new Policy { Exemptions = [Exempt("Acr.AdminUser", "contoso", "2030-01-01")], Severities = [("Acr.AdminUser", Severity.Low)] };

        Assert.Empty(Review(policy));
    }

    [Fact]
    public void An_exemption_for_everything_is_worth_a_word() =>
        Assert.Equal("The exemption is for every rule on every resource.", Assert.Single(Review(new Policy { Exemptions = [Exempt("*", "*", "2027-02-28")] })).Message);

    [Fact]
    public void Malformed_exemptions_are_errors_and_all_comes_by_line()
    {
        var policy = new Policy
        {
            Exemptions = [Exempt("Acr.AdminUser", "contoso", "2026-01-01")],
            InvalidExemptions = [new("Acr.AdminUser", "x", "'owner' is missing", 3)],
        };
        PolicyProblem known = new("/p.yaml", 9, "known", ProblemSeverity.Error);

        var problems = PolicyReview.Of(new("/p.yaml", policy, [known]), DayClock.Instance);

        Assert.Equal([(3, ProblemSeverity.Error), (5, ProblemSeverity.Warning), (9, ProblemSeverity.Error)], problems.Select(problem => (problem.Line, problem.Severity)));
        Assert.Equal("/p.yaml:3: The exemption exempts nothing: 'owner' is missing.", problems[0].ToString());
    }

    private static IReadOnlyList<PolicyProblem> Review(Policy policy) => PolicyReview.Of(new("/p.yaml", policy, []), DayClock.Instance);

    private static Exemption Exempt(string rule, string resource, string expires) =>
        new() { Rule = rule, Resource = resource, Reason = "r", Owner = "o", Expires = DateOnly.ParseExact(expires, "yyyy-MM-dd", null), Line = 5 };
}
