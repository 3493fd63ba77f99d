using System.Globalization;
using AciSecurity.Findings;
using AciSecurity.Rules;

namespace AciSecurity.Policies;

/// <summary>Says all that is wrong with a policy file, and what will be soon.</summary>
public static class PolicyReview
{
    private const int Notice = 14; // days

    /// <summary>The problems of a file that could be read, by line.</summary>
    public static IReadOnlyList<PolicyProblem> Of(PolicyDocument document, TimeProvider clock)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var policy = document.Policy;
        List<PolicyProblem> problems =
        [
            .. document.Problems,
            .. policy.InvalidExemptions.Select(invalid => Problem(invalid.Line, $"The exemption exempts nothing: {invalid.Problem}.", ProblemSeverity.Error)),
            .. from exemption in policy.Exemptions
               from message in Messages(exemption, policy, today)
               select Problem(exemption.Line, message, ProblemSeverity.Warning),
        ];
        return [.. problems.OrderBy(problem => problem.Line)];

        PolicyProblem Problem(int line, string message, ProblemSeverity severity) => new(document.File, line, message, severity);
    }

    private static IEnumerable<string> Messages(Exemption exemption, Policy policy, DateOnly today)
    {
        var date = exemption.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var days = exemption.Expires.DayNumber - today.DayNumber;
        var rules = RuleCatalog.Rules.Select(rule => rule.Metadata).Where(rule => exemption.Names(rule.Id)).ToList();
        if (days < 0) yield return $"The exemption expired on {date} and exempts nothing.";
        else if (days <= Notice) yield return $"The exemption expires on {date}, in {days} days.";
        if (rules.FirstOrDefault(rule => exemption.IsTooLong(today, SeverityOf(rule, policy))) is { } severe)
        {
            yield return $"The exemption runs until {date}. Findings of severity High and Critical, such as those of {severe.Id}, are exempt for {Exemption.LongestForSevere} days at most, so it does not hold for them.";
        }

        if (exemption.Rule.AsSpan().Trim('*').IsEmpty && exemption.Resource.AsSpan().Trim('*').IsEmpty) yield return "The exemption is for every rule on every resource.";
    }

    private static Severity SeverityOf(RuleMetadata rule, Policy policy) => policy.Grade(rule, new(Outcome.Fail, "")).Severity ?? rule.Severity;
}
