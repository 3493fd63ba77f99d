using System.ComponentModel;
using System.Text;
using System.Text.Json;
using AciSecurity.Audits;
using AciSecurity.Faults;
using AciSecurity.Files.Json;
using AciSecurity.Resources;
using StreamJsonRpc;

namespace AciSecurity.Files.Templates;

/// <summary>Turns one template and its values into resources: evaluated where that can be, else as it is written.</summary>
internal sealed class TemplateReader(TemplateEngine? engine)
{
    /// <summary>Reads a template.</summary>
    /// <param name="file">The file that people know it by, for messages.</param>
    /// <param name="deployment">Tells the template and its parameters from the run's other deployments.</param>
    /// <param name="template">The template.</param>
    /// <param name="values">The values of its parameters.</param>
    /// <param name="place">The file and line of a declaration.</param>
    /// <param name="cancellationToken">Ends the engine's process.</param>
    public async Task<IReadOnlyList<RunItem>> ReadAsync(
        string file, string deployment, ArmTemplate template, ParameterValues values, Func<Declaration, Origin> place, CancellationToken cancellationToken) =>
    [
        .. await ResourcesAsync(file, deployment, template, values, place, cancellationToken).ConfigureAwait(false),
        .. DeploymentResources.Read(template, deployment, place).Select(resource => new RunItem.TemplateRead(resource)),
    ];

    private async Task<IReadOnlyList<RunItem>> ResourcesAsync(
        string file, string deployment, ArmTemplate template, ParameterValues values, Func<Declaration, Origin> place, CancellationToken cancellationToken)
    {
        var resources = new TemplateResources(deployment, template.SecureParameters, place);
        if (engine is null) return AsWritten(file, template, resources);
        Evaluation evaluation;
        try
        {
            evaluation = await engine.EvaluateAsync(template, values, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            evaluation = Evaluation.Failed("it took too long");
        }
        catch (Exception fault) when (fault is ConnectionLostException or Win32Exception)
        {
            evaluation = Evaluation.Failed(ForeignText.Of(fault.Message));
        }

        using (evaluation)
        {
            if (evaluation.Snapshot is not { } snapshot)
            {
                var warning = $"{file}: read as it is written, values that it computes are unknown; the template engine said: {evaluation.Failure}";
                return [new RunItem.Warning(warning), .. AsWritten(file, template, resources)];
            }

            return
            [
                .. Loops(file, template, evaluation),
                .. Snapshot.Diagnostics(snapshot.RootElement).Select(text => NotExpanded(file, 0, ForeignText.Of(text))),
                .. Snapshot.Resources(snapshot.RootElement, template, resources).Select(resource => new RunItem.ResourceRead(resource)),
            ];
        }
    }

    private static IReadOnlyList<RunItem> AsWritten(string file, ArmTemplate template, TemplateResources resources) =>
    [
        .. template.Declarations.Where(declaration => IsLinked(template, declaration)).Select(declaration =>
            NotExpanded(file, resources.Place(declaration).Line, $"the deployment '{declaration.Name}' deploys a template that cannot be seen in this file")),
        .. LiteralTemplate.Read(template, resources).Select(resource => new RunItem.ResourceRead(resource)),
    ];

    private static IEnumerable<RunItem> Loops(string file, ArmTemplate template, Evaluation evaluation) =>
        evaluation.UncountedLoops.Order().Select(index => Loop(file, template, template.Declarations[index]));

    /// <summary>Where the copies differ by more than their names, the one that was judged does not speak for the others.</summary>
    private static RunItem Loop(string file, ArmTemplate template, Declaration declaration)
    {
        var text = $"how many of {declaration.Type} are deployed hangs on a parameter without a value; one was judged";
        var properties = declaration.PropertiesStart == 0 ? "" : Encoding.UTF8.GetString(template.Text.Utf8, declaration.PropertiesStart, declaration.End - declaration.PropertiesStart);
        return properties.Contains("copyIndex", StringComparison.OrdinalIgnoreCase)
            ? NotExpanded(file, declaration.Line, text + ", and the others differ")
            : new RunItem.Warning($"{file}: {text}.");
    }

    private static RunItem.FaultRaised NotExpanded(string file, int line, string cause) =>
        new(FileFaults.NotExpanded(file, line, cause));

    private static bool IsLinked(ArmTemplate template, Declaration declaration)
    {
        if (!declaration.IsDeployment || declaration.IsExisting || declaration.Children.Count > 0) return false;
        using var json = JsonDocument.Parse(template.Text.Utf8.AsMemory(declaration.Start, declaration.End - declaration.Start), JsonText.DocumentOptions);
        if (!json.RootElement.TryGetProperty("properties", out var properties)) return false;
        return properties.ValueKind != JsonValueKind.Object
            || properties.TryGetProperty("templateLink", out _)
            || (properties.TryGetProperty("template", out var nested) && nested.ValueKind != JsonValueKind.Object);
    }
}
