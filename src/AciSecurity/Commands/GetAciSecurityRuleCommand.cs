using System.Management.Automation;
using AciSecurity.Binding;
using AciSecurity.Errors;
using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Rules;

namespace AciSecurity.Commands;

/// <summary>Lists the rules, with what they ask for and why it matters.</summary>
[Cmdlet(VerbsCommon.Get, "AciSecurityRule")]
[OutputType(typeof(RuleMetadata))]
public sealed class GetAciSecurityRuleCommand : PSCmdlet
{
    /// <summary>Ids of rules, with wildcards.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "RuleId")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RuleIdCompleter))]
    public string[] Id { get; set; } = ["*"];

    /// <summary>Exactly these severities.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public Severity[] Severity { get; set; } = [];

    /// <summary>A baseline that has the rules.</summary>
    [Parameter]
    public Baseline? Baseline { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var pattern in Id)
        {
            var selection = RuleSelection.All.Matching([pattern]);
            var found = RuleCatalog.Rules.Select(rule => rule.Metadata).Where(selection.Includes).ToList();
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(pattern))
            {
                WriteError(FaultRecords.Of(InputFaults.RuleNotFound(pattern)));
            }

            WriteObject(found.Where(IsWanted), enumerateCollection: true);
        }
    }

    private bool IsWanted(RuleMetadata rule) =>
        (Severity.Length == 0 || Severity.Contains(rule.Severity)) && (Baseline is not { } baseline || rule.IsIn(baseline));
}
