using System.Management.Automation;
using AciSecurity.Binding;
using AciSecurity.Errors;
using AciSecurity.Findings;
using AciSecurity.Ports;
using AciSecurity.Rules;

namespace AciSecurity.Commands;

/// <summary>Audits container groups and registries, deployed, in files or from the pipeline, with every rule or some.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "AciSecurityAudit", DefaultParameterSetName = LiveSet)]
[OutputType(typeof(Finding))]
public sealed class InvokeAciSecurityAuditCommand : AuditCommand
{
    /// <summary>Ids of the rules to run, with wildcards.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RuleIdCompleter))]
    public string[] Rule { get; set; } = [];

    /// <summary>Ids of rules not to run, with wildcards.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RuleIdCompleter))]
    public string[] ExcludeRule { get; set; } = [];

    /// <summary>Exactly these severities.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public Severity[] Severity { get; set; } = [];

    /// <summary>Whether the addresses of webhooks are asked for: an operation that the activity log shows, and whose answer may hold secrets.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    public SwitchParameter IncludeWebhookConfig { get; set; }

    /// <summary>Whether registries are asked for images: it needs the right to pull.</summary>
    [Parameter]
    public SwitchParameter IncludeImage { get; set; }

    private protected override bool AsksRegistries => IncludeImage;

    private protected override RuleSelection Rules => RuleSelection.All.Matching(Rule).Except(ExcludeRule);

    private protected override FindingFilter Filter => new(IncludePassed, Severity);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        // A misspelt rule must not look like an audit that found nothing.
        foreach (var pattern in Rule.Where(pattern => !Exists(pattern))) ThrowTerminatingError(FaultRecords.Of(InputFaults.RuleNotFound(pattern)));
        foreach (var pattern in ExcludeRule.Where(pattern => !Exists(pattern))) WriteWarning(InputFaults.RuleNotFound(pattern).Message);
        base.BeginProcessing();
    }

    private protected override LiveSourceRequest Configure(LiveSourceRequest request) => base.Configure(request) with { WithWebhookConfig = IncludeWebhookConfig };

    private static bool Exists(string pattern)
    {
        var selection = RuleSelection.All.Matching([pattern]);
        return RuleCatalog.Rules.Any(rule => selection.Includes(rule.Metadata));
    }
}
