using System.Collections;
using System.Management.Automation;
using AciSecurity.Audits;
using AciSecurity.Binding;
using AciSecurity.Errors;
using AciSecurity.Faults;
using AciSecurity.Findings;
using AciSecurity.Remediation.Templates;
using AciSecurity.Reporting;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Commands;

/// <summary>Writes templates of container groups in which what is insecure is repaired and secrets are asked for.</summary>
[Cmdlet(VerbsSecurity.Protect, "AciContainerGroup", SupportsShouldProcess = true, DefaultParameterSetName = LiveSet)]
[OutputType(typeof(ProtectedGroup), typeof(Finding))]
public sealed partial class ProtectAciContainerGroupCommand : ResourceInputCommand
{
    private const string VaultPattern = "^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft.KeyVault/vaults/[^/]+$";
    private const string SubnetPattern = "^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft.Network/virtualNetworks/[^/]+/subnets/[^/]+$";
    private const string IdentityPattern = "^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft.ManagedIdentity/userAssignedIdentities/[^/]+$";

    private readonly List<Resource> _groups = [];
    private readonly EvaluatedPlace _place = new();

    /// <summary>The file for one group, or the folder for several.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutputPath { get; set; }

    /// <summary>The language; without it the file's name says it, and else it is Bicep.</summary>
    [Parameter]
    public TemplateFormat? Format { get; set; }

    /// <summary>What is repaired, beside secrets; without it everything of the list, where a rule fails.</summary>
    [Parameter]
    [ValidateNotNull]
    [AllowEmptyCollection]
    public ContainerGroupFix[]? Fix { get; set; }

    /// <summary>The id of the user that containers run as.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? RunAsUser { get; set; }

    /// <summary>The id of the group that this user has.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? RunAsGroup { get; set; }

    /// <summary>The subnet that groups with a public address are moved to.</summary>
    [Parameter]
    [ValidatePattern(SubnetPattern)]
    public string? SubnetId { get; set; }

    /// <summary>The identity that pulls images in place of a password.</summary>
    [Parameter]
    [ValidatePattern(IdentityPattern)]
    public string? UserAssignedIdentityId { get; set; }

    /// <summary>The vault that a file of parameters, written beside the template, takes the secrets from.</summary>
    [Parameter]
    [ValidatePattern(VaultPattern)]
    public string? KeyVaultId { get; set; }

    /// <summary>Whether the repaired group is deployed over the one that runs.</summary>
    [Parameter]
    public SwitchParameter Deploy { get; set; }

    /// <summary>The secrets that the deployment needs, by the names of parameters.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Secret { get; set; }

    /// <summary>Whether files that exist are replaced, and nobody is asked before a deployment.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        var secrets = SecretArguments.Of(Secret);
        await ReadAsync(cancellationToken).ConfigureAwait(false);
        var target = OutputPath is null ? null : await OnPipelineThreadAsync(() => TemplateTarget.Of(SessionState.Path, OutputPath, Format)).ConfigureAwait(false);
        var made = await ProtectAsync(Request(target?.Format ?? Format ?? TemplateFormat.Bicep)).ConfigureAwait(false);
        var files = target?.Files([.. made.Select(one => one.Template)]);
        for (var at = 0; at < made.Count; at++)
        {
            var (resource, template, group) = made[at];
            foreach (var remark in group.NotRepaired) await WarningAsync($"{group.Name}: {remark}").ConfigureAwait(false);
            if (files is null || await WriteAsync(template, group, files[at]).ConfigureAwait(false) is not { } written) await OutputAsync(group).ConfigureAwait(false);
            else await OutputAsync(written).ConfigureAwait(false);
            if (Deploy) await DeployAsync(resource, template, secrets, cancellationToken).ConfigureAwait(false);
        }
    }

    private ProtectionRequest Request(TemplateFormat format) => new()
    {
        Format = format,
        Fixes = Fix ?? Enum.GetValues<ContainerGroupFix>(),
        IsStrict = Fix is not null,
        RunAsUser = RunAsUser,
        RunAsGroup = RunAsGroup,
        SubnetId = SubnetId,
        PullIdentityId = UserAssignedIdentityId,
        Vault = KeyVaultId is null ? null : new(KeyVaultId),
    };

    private async Task<IReadOnlyList<(Resource Resource, ProtectedTemplate Template, ProtectedGroup Group)>> ProtectAsync(ProtectionRequest request)
    {
        var made = new List<(Resource Resource, ProtectedTemplate Template, ProtectedGroup Group)>();
        foreach (var resource in _groups)
        {
            try
            {
                var template = GroupProtection.Protect(resource, request);
                var group = new ProtectedGroup(template);
                if (_place.RemarkOn(resource) is { } remark) group = group with { NotRepaired = [.. group.NotRepaired, remark] };
                made.Add((resource, template, group));
            }
            catch (FaultException exception)
            {
                await ErrorAsync(FaultRecords.Of(exception.Fault)).ConfigureAwait(false);
            }
        }

        return made;
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        foreach (var source in Arrived) await ReadAsync(source, cancellationToken).ConfigureAwait(false);
        foreach (var source in await OpenFilesAsync().ConfigureAwait(false)) await ReadAsync(source, cancellationToken).ConfigureAwait(false);

        // An object that only names a group is read in Azure; and so is what was asked for, unless a pipeline brought nothing.
        var named = _groups.FindAll(group => group.Completeness != Completeness.Declared && !group.HasProperties);
        _groups.RemoveAll(named.Contains);
        ResourceId = [.. ResourceId, .. named.Select(group => group.Id)];
        if (named.Count > 0 || (ParameterSetName == LiveSet && !MyInvocation.ExpectingInput))
        {
            await ReadAsync(await OpenLiveAsync([ResourceTypes.ContainerGroup], FactKinds.None, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }

        if (_groups.Count == 0) await WarningAsync("There was no container group to protect.").ConfigureAwait(false);
    }

    private async Task ReadAsync(Ports.IResourceSource source, CancellationToken cancellationToken)
    {
        await foreach (var item in source.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (item is not RunItem.ResourceRead read) await WriteAsync(item).ConfigureAwait(false);
            else if (ResourceTypes.Same(read.Resource.Type, ResourceTypes.ContainerGroup)) _groups.Add(read.Resource);
            await ProgressAsync("Reading", () => $"{_groups.Count} container groups read").ConfigureAwait(false);
        }
    }

    /// <summary>Writes a template and its parameters; null where nothing was written.</summary>
    private async Task<ProtectedGroup?> WriteAsync(ProtectedTemplate template, ProtectedGroup group, string file)
    {
        var files = new TemplateFiles(template, file);
        if (!Force && files.Existing is { } existing)
        {
            await ErrorAsync(FaultRecords.Of(TemplateFaults.Exists(existing))).ConfigureAwait(false);
            return null;
        }

        if (!await ShouldProcessAsync(file, $"Write the repaired template of {group.Name}").ConfigureAwait(false)) return null;
        try
        {
            files.Write(replace: Force);
            return group with { Path = file, ParametersPath = files.Parameters };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await ErrorAsync(FaultRecords.Of(ReportFaults.Unwritable(file, exception))).ConfigureAwait(false);
            return null;
        }
    }
}
