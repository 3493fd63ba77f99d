using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AciSecurity.Rules;

namespace AciSecurity.Binding;

/// <summary>Completes rule ids, from their start or from any part of them.</summary>
public sealed class RuleIdCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        var word = (wordToComplete ?? "").Trim('\'', '"').TrimEnd('*');
        return RuleCatalog.Rules
            .Select(rule => rule.Metadata)
            .Where(rule => rule.Id.Contains(word, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(rule => rule.Id.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .ThenBy(rule => rule.Id, StringComparer.OrdinalIgnoreCase)
            .Select(rule => new CompletionResult(rule.Id, rule.Id, CompletionResultType.ParameterValue, rule.Title));
    }
}
