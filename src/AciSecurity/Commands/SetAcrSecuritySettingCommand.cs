using System.Management.Automation;
using AciSecurity.Remediation;
using AciSecurity.Resources;

namespace AciSecurity.Commands;

/// <summary>Sets what makes registries safe: only what is named, by one PATCH, and not before the SKU was looked at.</summary>
[Cmdlet(VerbsCommon.Set, "AcrSecuritySetting", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Resource), typeof(RemediationPlan))]
public sealed class SetAcrSecuritySettingCommand : RegistrySettingCommand
{
    /// <summary>Whether the admin user is on.</summary>
    [Parameter]
    public bool AdminUser { get; set; }

    /// <summary>Whether anyone may pull without signing in.</summary>
    [Parameter]
    public bool AnonymousPull { get; set; }

    /// <summary>Whether it has a public endpoint.</summary>
    [Parameter]
    public bool PublicNetworkAccess { get; set; }

    /// <summary>What happens to networks that no rule names.</summary>
    [Parameter]
    [ValidateSet("Allow", "Deny")]
    public string? DefaultAction { get; set; }

    /// <summary>Addresses and ranges to let in, beside those that are.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidatePattern(Addresses)]
    public string[] AddIpRule { get; set; } = [];

    /// <summary>Addresses and ranges to let in no more.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidatePattern(Addresses)]
    public string[] RemoveIpRule { get; set; } = [];

    /// <summary>Whether trusted services of Azure get past the network rules.</summary>
    [Parameter]
    public bool TrustedServices { get; set; }

    /// <summary>Whether tokens for Azure Resource Manager are taken.</summary>
    [Parameter]
    public bool ArmAudienceToken { get; set; }

    /// <summary>Whether artifacts may be exported to other registries.</summary>
    [Parameter]
    public bool ExportPolicy { get; set; }

    /// <summary>Whether layers come from hosts of the registry's own.</summary>
    [Parameter]
    public bool DataEndpoint { get; set; }

    /// <summary>Whether tasks get past the network rules.</summary>
    [Parameter]
    public bool TaskNetworkBypass { get; set; }

    private const string Addresses = @"^\d{1,3}(\.\d{1,3}){3}(/\d{1,2})?$";

    private protected override RemediationPlan Plan(Resource registry) => RegistrySettingPlanner.Plan(registry, new()
    {
        AdminUser = Said(nameof(AdminUser), AdminUser),
        AnonymousPull = Said(nameof(AnonymousPull), AnonymousPull),
        PublicNetworkAccess = Said(nameof(PublicNetworkAccess), PublicNetworkAccess),
        DefaultAction = DefaultAction is null ? null : DefaultAction.Equals("Deny", StringComparison.OrdinalIgnoreCase) ? "Deny" : "Allow",
        AddIpRules = AddIpRule,
        RemoveIpRules = RemoveIpRule,
        TrustedServices = Said(nameof(TrustedServices), TrustedServices),
        ArmAudienceToken = Said(nameof(ArmAudienceToken), ArmAudienceToken),
        ExportPolicy = Said(nameof(ExportPolicy), ExportPolicy),
        DataEndpoint = Said(nameof(DataEndpoint), DataEndpoint),
        TaskNetworkBypass = Said(nameof(TaskNetworkBypass), TaskNetworkBypass),
    });

    /// <summary>A setting that nobody named stays as it is.</summary>
    private bool? Said(string parameter, bool value) => MyInvocation.BoundParameters.ContainsKey(parameter) ? value : null;
}
