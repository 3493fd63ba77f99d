using System.Management.Automation;
using AciSecurity.Binding;
using AciSecurity.Errors;
using AciSecurity.Findings;
using AciSecurity.Pages;
using AciSecurity.Policies;
using AciSecurity.Rules;

namespace AciSecurity.Commands;

/// <summary>Lists the rules, with what they ask for and why it matters.</summary>
[Cmdlet(VerbsCommon.Get, "AciSecurityRule")]
[OutputType(typeof(RuleMetadata), typeof(RulePage))]
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

    /// <summary>Sections of Microsoft's guidance, any of which the rules serve.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public Section[] Section { get; set; } = [];

    /// <summary>A baseline that has the rules.</summary>
    [Parameter]
    public Baseline? Baseline { get; set; }

    /// <summary>Whether the rules' pages are written in place of the rules.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

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

            var wanted = found.Where(IsWanted);
            WriteObject(Detailed ? wanted.Select(rule => RulePage.Of(rule.Id)) : wanted, enumerateCollection: true);
        }
    }

    private bool IsWanted(RuleMetadata rule) =>
        (Severity.Length == 0 || Severity.Contains(rule.Severity))
        && (Section.Length == 0 || Array.Exists(Section, section => section == Findings.Section.None ? rule.Section == section : (rule.Section & section) != 0))
        && (Baseline is not { } baseline || rule.IsIn(baseline));
}
