using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using AciSecurity.Hosting;
using AciSecurity.Ports;
using AciSecurity.Sessions;

namespace AciSecurity.Binding;

/// <summary>Completes names of Azure for somebody who is signed in. It says nothing and asks nothing else, and gives up after two seconds.</summary>
/// <param name="kind">What is completed.</param>
public abstract class AzureNameCompleter(AzureNameKind kind) : IArgumentCompleter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = wordToComplete.Trim('\'', '"');
        using var patience = new CancellationTokenSource(Patience);
        var scope = new CompletionScope(fakeBoundParameters, parameterName, () => Names(AzureNameKind.Subscription, patience.Token));
        foreach (var (name, description, _) in Names(kind, patience.Token).Where(scope.Has).DistinctBy(name => name.Text, StringComparer.OrdinalIgnoreCase))
        {
            if (!name.StartsWith(word, StringComparison.OrdinalIgnoreCase) && !description.StartsWith(word, StringComparison.OrdinalIgnoreCase)) continue;
            var text = name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_' or '.') ? name : $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";
            yield return new(text, description, CompletionResultType.ParameterValue, description);
        }
    }

    private static IReadOnlyList<AzureName> Names(AzureNameKind kind, CancellationToken patience)
    {
        if (RunspaceContexts.Current is not { } context) return [];
        try
        {
            // Nothing of the session runs meanwhile: the work must not wait for this thread.
            return Task.Run(() => EngineBridge.FindNamesAsync(context, kind, patience)).WaitAsync(patience).GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return [];
        }
    }
}
