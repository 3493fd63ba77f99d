using System.ComponentModel;
using System.Text;
using System.Text.Json;
using AciSecurity.Audits;
using AciSecurity.Faults;
using AciSecurity.Files.Bicep;
using AciSecurity.Files.Discovery;
using AciSecurity.Files.Json;
using AciSecurity.Files.Templates;
using AciSecurity.Resources;
using StreamJsonRpc;

namespace AciSecurity.Files;

/// <summary>Reads what a deployment is made from: an ARM template, a .bicep or a .bicepparam file, with its parameters.</summary>
internal sealed class DeploymentReader(BicepClient? bicep, long largestFile)
{
    private readonly TemplateReader _templates = new(bicep is null ? null : new TemplateEngine(bicep));

    /// <summary>Reads one deployment. What cannot be read is a fault among the items.</summary>
    public async Task<IReadOnlyList<RunItem>> ReadAsync(PlannedRead read, CancellationToken cancellationToken)
    {
        var file = read.File.Path;
        try
        {
            if (new FileInfo(file) is { Length: var length } && length > largestFile) return [Raise(FileFaults.TooLarge(file, length, largestFile))];
            return read.File.Kind switch
            {
                FileKind.Template => await TemplateAsync(read, cancellationToken).ConfigureAwait(false),
                FileKind.Bicep => await BicepAsync(read, cancellationToken).ConfigureAwait(false),
                _ => await BicepParametersAsync(read, cancellationToken).ConfigureAwait(false),
            };
        }
        catch (JsonException fault)
        {
            return [Raise(FileFaults.Invalid(file, 0, JsonSyntax.Cause(fault)))];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [Raise(FileFaults.Unreadable(file, fault))];
        }
        catch (TimeoutException)
        {
            return [Raise(FileFaults.BicepTimeout(file, bicep!.Timeout))];
        }
        catch (Exception fault) when (fault is RemoteInvocationException or ConnectionLostException or Win32Exception)
        {
            return [Raise(FileFaults.BicepFailed(file, ForeignText.Of(fault.Message)))];
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // A defect of ours in one file must not cost the others; it is said, and a gate stays closed.
            return [Raise(FileFaults.Defect(file, fault))];
        }
    }

    private async Task<IReadOnlyList<RunItem>> TemplateAsync(PlannedRead read, CancellationToken cancellationToken)
    {
        var file = read.File.Path;
        var template = ArmTemplate.Read(JsonText.Read(await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false)));
        var (values, faults) = await ValuesAsync(read.ParameterFile, cancellationToken).ConfigureAwait(false);
        var items = await _templates.ReadAsync(file, Deployment(read), template, values, AtItsLine, cancellationToken).ConfigureAwait(false);
        return [.. faults, .. items, .. Given(read, read.ParameterFile, template, values)];

        Origin AtItsLine(Declaration declaration) => new(OriginKind.Template, file, declaration.Line);
    }

    private async Task<IReadOnlyList<RunItem>> BicepAsync(PlannedRead read, CancellationToken cancellationToken)
    {
        var file = read.File.Path;
        if (bicep is null) return [Raise(FileFaults.BicepMissing(file))];
        var compiled = await bicep.CompileAsync(file, cancellationToken).ConfigureAwait(false);
        if (compiled.Contents is not { } contents) return Errors(file, compiled.Diagnostics);
        var (values, faults) = await ValuesAsync(read.ParameterFile, cancellationToken).ConfigureAwait(false);
        var template = ArmTemplate.Read(JsonText.Read(Encoding.UTF8.GetBytes(contents)));
        var items = await CompiledAsync(read, file, template, values, cancellationToken).ConfigureAwait(false);
        return [.. faults, .. items, .. Given(read, read.ParameterFile, template, values)];
    }

    private async Task<IReadOnlyList<RunItem>> BicepParametersAsync(PlannedRead read, CancellationToken cancellationToken)
    {
        var file = read.File.Path;
        if (bicep is null) return [Raise(FileFaults.BicepMissing(file))];
        var compiled = await bicep.CompileParamsAsync(file, cancellationToken).ConfigureAwait(false);
        if (compiled is not { Template: { } contents, Parameters: { } parameters }) return Errors(file, compiled.Diagnostics);
        var template = ArmTemplate.Read(JsonText.Read(Encoding.UTF8.GetBytes(contents)));
        var values = ParameterValues.Read(JsonText.Read(Encoding.UTF8.GetBytes(parameters)));
        var items = await CompiledAsync(read, BicepModules.TemplateOf(file) ?? file, template, values, cancellationToken).ConfigureAwait(false);
        var text = await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false);
        return [.. items, .. Given(read, file, template, BicepParameterText.Read(text, values))];
    }

    private async Task<IReadOnlyList<RunItem>> CompiledAsync(
        PlannedRead read, string source, ArmTemplate template, ParameterValues values, CancellationToken cancellationToken)
    {
        var places = source.EndsWith(".bicep", StringComparison.OrdinalIgnoreCase)
            ? await BicepPlaces.FindAsync(bicep!, source, template, cancellationToken).ConfigureAwait(false)
            : _ => new Origin(OriginKind.Template, source);
        return await _templates.ReadAsync(read.File.Path, Deployment(read), template, values, places, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<(ParameterValues Values, IReadOnlyList<RunItem> Faults)> ValuesAsync(string? file, CancellationToken cancellationToken)
    {
        if (file is null) return (ParameterValues.None, []);
        var text = JsonText.Read(await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false));
        return text.Problem() is { } problem
            ? (ParameterValues.None, [Raise(FileFaults.Invalid(file, problem.Line, problem.Cause))])
            : (ParameterValues.Read(text), []);
    }

    private static List<RunItem> Errors(string file, IReadOnlyList<BicepDiagnostic> diagnostics)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.IsError).Select(diagnostic =>
            Raise(FileFaults.Invalid(diagnostic.Source, diagnostic.Range.Start.Line + 1, $"{diagnostic.Code}: {ForeignText.Of(diagnostic.Message)}"))).ToList<RunItem>();
        return errors.Count > 0 ? errors : [Raise(FileFaults.BicepFailed(file, "it gave no template and no reason"))];
    }

    /// <summary>What a file gives to the template's secure parameters.</summary>
    private static IEnumerable<RunItem> Given(PlannedRead read, string? file, ArmTemplate template, ParameterValues values) =>
        file is not null && ParameterFileResource.Make(file, Deployment(read), template, values) is { } given ? [new RunItem.TemplateRead(given)] : [];

    private static string Deployment(PlannedRead read) => $"{read.File.Path}\n{read.ParameterFile}";

    private static RunItem.FaultRaised Raise(Fault fault) => new(fault);
}
