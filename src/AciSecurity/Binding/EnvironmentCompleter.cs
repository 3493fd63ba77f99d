using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AciSecurity.Sessions;

namespace AciSecurity.Binding;

/// <summary>Completes names of clouds.</summary>
public sealed class EnvironmentCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        var word = (wordToComplete ?? "").Trim('\'', '"');
        return AzureEnvironment.All
            .Where(cloud => cloud.Name.Contains(word, StringComparison.OrdinalIgnoreCase))
            .Select(cloud => new CompletionResult(cloud.Name, cloud.Name, CompletionResultType.ParameterValue, $"{cloud.ResourceManager}"));
    }
}
