using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Rules;

namespace AciSecurity.Files.Policies;

/// <summary>Reads what a policy says of rules, by their ids or by patterns of them.</summary>
internal static class RuleValues
{
    /// <summary>The rules that a policy can say something of. Those about the audit itself are the audit's own.</summary>
    private static readonly string[] Ids = [.. RuleCatalog.Rules.Where(rule => rule is not AuditRule).Select(rule => rule.Metadata.Id)];

    /// <summary>A table from patterns of rule ids to values.</summary>
    public static IReadOnlyList<(string Rule, T Value)> Rules<T>(this PolicyValue table, Func<PolicyValue, T?> read, PolicyProblems problems)
        where T : struct
    {
        var rows = new List<(string, T)>();
        foreach (var (name, line, value) in table.Members("rule ids with their values")?.All ?? [])
        {
            if (Problem(name) is not { } problem)
            {
                if (read(value) is { } found) rows.Add((name, found));
            }
            else if (NamePattern.IsLiteral(name))
            {
                problems.Error(line, $"{Redaction.Text(name)}: {problem}.");
            }
            else
            {
                problems.Warning(line, $"{Redaction.Text(name)}: {problem}.");
            }
        }

        return rows;
    }

    /// <summary>Why a pattern means no rule of which a policy can say something; null where it means one.</summary>
    public static string? Problem(string pattern)
    {
        if (Ids.Any(id => NamePattern.Matches(pattern, id))) return null;
        if (!NamePattern.IsLiteral(pattern)) return "the pattern means no rule that a policy can change";
        if (RuleCatalog.Rules.Any(rule => rule.Metadata.Id.Equals(pattern, StringComparison.OrdinalIgnoreCase))) return "the rule is about the audit itself, and no policy changes it";
        return NearestName.Of(pattern, Ids) is { } nearest ? $"no rule has this id (did you mean '{nearest}'?)" : "no rule has this id (Get-AciSecurityRule lists them)";
    }
}
