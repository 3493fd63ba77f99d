using System.Management.Automation;
using AciSecurity.AzurePolicies;
using AciSecurity.Binding;
using AciSecurity.Errors;
using AciSecurity.Faults;
using AciSecurity.Policies;
using AciSecurity.Reporting;
using Directory = System.IO.Directory;
using File = System.IO.File;

namespace AciSecurity.Commands;

/// <summary>Writes definitions of Azure Policy that reject or report what a policy does not approve.</summary>
[Cmdlet(VerbsData.Export, "AciAzurePolicy", SupportsShouldProcess = true, DefaultParameterSetName = "Path")]
[OutputType(typeof(AzurePolicyDefinition))]
public sealed class ExportAciAzurePolicyCommand : PSCmdlet
{
    /// <summary>The file, or the folder that it is written to.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Path")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The file or folder, as it stands.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath")]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string LiteralPath { get; set; } = "";

    /// <summary>The language; without it the file's name says it, and in a folder it is ARM.</summary>
    [Parameter]
    public AzurePolicyFormat? Format { get; set; }

    /// <summary>The policy file; without it the default policy counts.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Policy { get; set; }

    /// <summary>Registries that images may come from, beside those of the policy.</summary>
    [Parameter]
    [ValidatePattern(@"^(\*\.)?(localhost|[A-Za-z0-9][A-Za-z0-9-]*(\.[A-Za-z0-9-]+)+)(:[0-9]+)?(/[A-Za-z0-9._/-]+)?$")]
    public string[] ApprovedRegistry { get; set; } = [];

    /// <summary>The effect that counts where an assignment says nothing else.</summary>
    [Parameter]
    public AzurePolicyEffect Effect { get; set; } = AzurePolicyEffect.Audit;

    /// <summary>Where the definitions are to be kept.</summary>
    [Parameter]
    public AzurePolicyScope Scope { get; set; } = AzurePolicyScope.Subscription;

    /// <summary>The initiative's name, which the names of definitions begin with.</summary>
    [Parameter]
    [ValidatePattern("^[A-Za-z][A-Za-z0-9_-]{0,31}$")]
    public string Name { get; set; } = "acisecurity";

    /// <summary>Whether a file that exists is left alone.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Whether the definitions are written to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var (file, format) = Target();
        var initiative = AzurePolicyInitiative.Of(EffectivePolicy(), Name, Scope, Effect);
        if (initiative.Definitions.Count == 0) Throw(AzurePolicyFaults.NothingToExport(file));
        if (initiative.TooLongLists.Count > 0) Throw(AzurePolicyFaults.TooLong(file, initiative.TooLongLists));
        if (NoClobber && File.Exists(file)) Throw(ReportFaults.FileExists(file));
        if (ShouldProcess(file, $"Write {initiative.Definitions.Count} definitions of Azure Policy")) Write(file, format, initiative);
        if (initiative.NotExpressed.Count > 0) WriteWarning(Unexpressed(initiative));
        if (PassThru) WriteObject(initiative.Definitions, enumerateCollection: true);
    }

    private static string Unexpressed(AzurePolicyInitiative initiative) =>
        $"Azure Policy cannot express these rules that the policy asks for: {string.Join(", ", initiative.NotExpressed.Select(rule => rule.RuleId))}. "
        + "The initiative's metadata says why; audit them.";

    private Policy EffectivePolicy()
    {
        var policy = Policy is null ? Policies.Policy.Default : ReadPolicy(Policy);
        return policy with { ApprovedRegistries = [.. policy.ApprovedRegistries, .. ApprovedRegistry.Select(RegistryPattern.Parse)] };
    }

    private Policy ReadPolicy(string path)
    {
        if (PolicyFile.Read(SessionState.Path, path, out var document) is { } fault) Throw(fault);
        foreach (var problem in document.Problems) WriteWarning(problem.ToString());
        return document.Policy;
    }

    private (string File, AzurePolicyFormat Format) Target()
    {
        var selection = new PathSelection(SessionState.Path);
        if (ParameterSetName == "LiteralPath") selection.AddLiteral(LiteralPath);
        else selection.AddPattern(Path);
        if (selection.Faults is [var fault, ..]) Throw(fault);
        if (selection.Paths.Count > 1) Throw(InputFaults.PathAmbiguous(Path));
        var path = selection.Paths[0];
        if (Directory.Exists(path))
        {
            var language = Format ?? AzurePolicyFormat.Arm;
            return (System.IO.Path.Combine(path, Name + (language == AzurePolicyFormat.Arm ? ".json" : ".bicep")), language);
        }

        var format = Format ?? (System.IO.Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".JSON" => AzurePolicyFormat.Arm,
            ".BICEP" => AzurePolicyFormat.Bicep,
            _ => (AzurePolicyFormat?)null,
        });
        if (format is null) Throw(AzurePolicyFaults.FormatUnknown(path));
        return (path, format!.Value);
    }

    private void Write(string file, AzurePolicyFormat format, AzurePolicyInitiative initiative)
    {
        try
        {
            var text = format == AzurePolicyFormat.Arm ? ArmPolicyWriter.Write(initiative) : BicepPolicyWriter.Write(initiative);
            WholeFile.Write(file, text, replace: !NoClobber);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Throw(ReportFaults.Unwritable(file, exception));
        }
    }

    private void Throw(Fault fault) => ThrowTerminatingError(FaultRecords.Of(fault));
}
