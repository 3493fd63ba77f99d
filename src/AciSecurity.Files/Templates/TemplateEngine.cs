using System.Text.Json;
using AciSecurity.Files.Bicep;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace AciSecurity.Files.Templates;

/// <summary>Evaluates templates with Microsoft's own engine, which the Bicep CLI carries.</summary>
internal sealed class TemplateEngine(BicepClient bicep)
{
    private const string ParametersFile = "main.bicepparam";
    private static readonly HashSet<int> None = [];

    /// <summary>Predicts what the template deploys with these values.</summary>
    /// <exception cref="TimeoutException">The engine took too long.</exception>
    public async Task<Evaluation> EvaluateAsync(ArmTemplate template, ParameterValues values, CancellationToken cancellationToken)
    {
        var parameters = BicepParameters.Write(template, values);
        if (parameters.Unnameable.Count > 0)
        {
            return Evaluation.Failed($"the parameter name '{parameters.Unnameable[0]}' is not one that Bicep accepts");
        }

        using var folder = PrivateFolder.Create();
        await folder.WriteAsync(BicepParameters.ValuesFile, parameters.Values, cancellationToken).ConfigureAwait(false);
        await folder.WriteAsync(ParametersFile, System.Text.Encoding.UTF8.GetBytes(parameters.Text), cancellationToken).ConfigureAwait(false);
        var path = Path.Combine(folder.Path, ParametersFile);
        try
        {
            return await RunAsync(None).ConfigureAwait(false);
        }
        catch (RemoteInvocationException fault) when (IsUncountable(fault))
        {
            var once = CopyLoops.Uncounted(template, parameters.Unresolved);
            try
            {
                return once.Count == 0 ? Evaluation.Failed(Reason(fault)) : await RunAsync(once).ConfigureAwait(false);
            }
            catch (RemoteInvocationException second)
            {
                return Evaluation.Failed(await ExplainAsync(second, path, cancellationToken).ConfigureAwait(false));
            }
        }
        catch (RemoteInvocationException fault)
        {
            return Evaluation.Failed(await ExplainAsync(fault, path, cancellationToken).ConfigureAwait(false));
        }

        async Task<Evaluation> RunAsync(IReadOnlySet<int> once)
        {
            await folder.WriteAsync(BicepParameters.TemplateFile, CloudSuffixes.Fill(TemplateMarks.Apply(template, once)), cancellationToken).ConfigureAwait(false);
            var metadata = new SnapshotMetadata(template.IsAboveSubscription ? null : Placeholders.Subscription, template.IsForResourceGroup ? Placeholders.ResourceGroup : null);
            var text = await bicep.SnapshotAsync(path, metadata, cancellationToken).ConfigureAwait(false);
            return new(JsonDocument.Parse(Placeholders.RemoveFromIds(parameters.Rename(text))), null, once);
        }
    }

    /// <summary>The engine often says only "Compilation failed"; the compiler says why.</summary>
    private async Task<string> ExplainAsync(RemoteInvocationException fault, string path, CancellationToken cancellationToken)
    {
        if (!fault.Message.Contains("Compilation failed", StringComparison.Ordinal)) return Reason(fault);
        try
        {
            var compiled = await bicep.CompileParamsAsync(path, cancellationToken).ConfigureAwait(false);
            var errors = compiled.Diagnostics.Where(diagnostic => diagnostic.IsError).Select(diagnostic => ForeignText.Of(diagnostic.Message)).Distinct().ToList();
            return errors.Count == 0 ? Reason(fault) : string.Join(" ", errors);
        }
        catch (RemoteInvocationException)
        {
            return Reason(fault);
        }
    }

    private static bool IsUncountable(RemoteInvocationException fault) =>
        fault.DeserializedErrorData is CommonErrorData { TypeName: { } type }
        && type.EndsWith("UnevaluableCopyCountException", StringComparison.Ordinal);

    private static string Reason(RemoteInvocationException fault) => ForeignText.Of(Placeholders.Remove(fault.Message));
}
