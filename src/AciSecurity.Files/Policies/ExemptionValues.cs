using AciSecurity.Policies;

namespace AciSecurity.Files.Policies;

/// <summary>Reads exemptions. What cannot be read as one stops no audit: it is kept as invalid, and exempts nothing.</summary>
internal static class ExemptionValues
{
    private const int MostShown = 3;

    /// <summary>The names of an exemption's members.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["rule", "resource", "reason", "owner", "expires"];

    /// <summary>The policy with the exemptions of a list.</summary>
    public static Policy Exemptions(this PolicyValue list, Policy policy, string file, PolicyProblems problems)
    {
        var valid = new List<Exemption>();
        var invalid = new List<InvalidExemption>();
        foreach (var item in list.Items("exemptions"))
        {
            // Its problems are its own.
            var own = new PolicyProblems(file);
            var found = Read(item.Under("", own), own, out var rule, out var resource);
            if (own.IsEmpty && found is not null) valid.Add(found);
            else invalid.Add(new(rule, resource, string.Join("; ", own.All.Take(MostShown).Select(problem => problem.Message.TrimEnd('.'))), item.Line));
            if (found is not null && !NamePattern.IsLiteral(found.Rule) && RuleValues.Problem(found.Rule) is { } nothing) problems.Warning(item.Line, $"exemptions: {nothing}.");
        }

        return policy with { Exemptions = valid, InvalidExemptions = invalid };
    }

    private static Exemption? Read(PolicyValue item, PolicyProblems problems, out string? rule, out string? resource)
    {
        rule = resource = null;
        if (item.Members($"a mapping with {string.Join(", ", Keys)}") is not { } members) return null;
        members.Only(Keys);
        rule = members.Required("rule")?.Text();
        resource = members.Required("resource")?.Text();
        var reason = members.Required("reason")?.Text();
        var owner = members.Required("owner")?.Text();
        var expires = members.Required("expires")?.Date();
        if (rule is not null && NamePattern.IsLiteral(rule) && RuleValues.Problem(rule) is { } problem) problems.Error(item.Line, $"rule: {problem}");
        if (rule is null || resource is null || reason is null || owner is null || expires is null) return null;
        return new() { Rule = rule, Resource = resource, Reason = reason, Owner = owner, Expires = expires.Value, Line = item.Line };
    }
}
