using AciSecurity.Audits;
using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Remediation;
using AciSecurity.Remediation.Journal;
using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.Remediation;

/// <summary>Whatever registries there are and whoever uses them: after a repair no rule fails that passed before, the rules of the plans
/// pass, and undoing gives back what was there.</summary>
public sealed class RepairPropertyTests : IDisposable
{
    internal const string Workspace = PlayedAzure.Subscription + "/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/logs";

    private static readonly Uri ResourceManager = new("https://management.azure.com");
    private readonly string _folder = Directory.CreateTempSubdirectory("aci-repair").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Baseline.Default)]
    [InlineData(Baseline.Strict)]
    public async Task RepairsHelpHurtNobodyAndCanBeUndone(Baseline baseline)
    {
        var repaired = 0;
        for (var seed = 0; seed < 60; seed++) repaired += await CheckAsync(seed, baseline);

        // Random registries that need no repair would prove nothing.
        Assert.True(repaired > 60, $"only {repaired} rules were repaired");
    }

    private async Task<int> CheckAsync(int seed, Baseline baseline)
    {
        var azure = new RandomRegistries(seed).Make();
        var original = azure.Everything;
        var policy = Policy.Default with { Baseline = baseline };
        var before = await AuditAsync(azure, policy);
        var journal = new RepairJournal(Path.Combine(_folder, $"{baseline}{seed}.jsonl"), TimeProvider.System);
        var options = seed % 2 == 0 ? new RepairOptions { WorkspaceId = Workspace, AllowedNetworks = ["203.0.113.0/24"] } : new();
        var repair = new Repair(new() { Open = _ => azure, Remediator = azure, Journal = journal, ResourceManager = ResourceManager, Policy = policy, Options = options });
        var rules = 0;
        await repair.RunAsync(before.Where(finding => finding.Outcome == Outcome.Fail), atOnce: 1, Decide, Report, CancellationToken.None);
        Task<RepairDecision> Decide(PlannedRepair planned)
        {
            Assert.Equal(planned.Findings.Count, planned.Findings.Count(finding => planned.Plan.RuleIds.Contains(finding.RuleId) || planned.Plan.NotRepaired.Any(left => left.RuleId == finding.RuleId)));
            if (planned.Plan.HasWrites) rules += planned.Plan.RuleIds.Count;
            return Task.FromResult(planned.Plan.HasWrites ? RepairDecision.CarryOut : RepairDecision.Leave);
        }

        Task Report(RepairOutcome outcome)
        {
            Assert.True(outcome.Fault is null, $"seed {seed}: {outcome.Fault}");
            Assert.Empty(outcome.Warnings);
            Assert.All(outcome.Findings, finding => Assert.True(!finding.IsProblem, $"seed {seed}: {finding}"));
            return Task.CompletedTask;
        }

        var after = (await AuditAsync(azure, policy)).ToLookup(Key);
        Assert.All(before.Where(finding => finding.Outcome == Outcome.Pass), finding => Assert.DoesNotContain(after[Key(finding)], now => now.IsProblem));
        var undo = new Undo(azure, journal, ResourceManager);
        foreach (var entry in undo.Open()) Assert.Equal(UndoState.Undone, (await undo.ApplyAsync(await undo.PlanAsync(entry, CancellationToken.None), CancellationToken.None)).Result.State);
        Assert.Equal(original, azure.Everything);
        return rules;
    }

    private static async Task<List<Finding>> AuditAsync(PlayedAzure azure, Policy policy)
    {
        var audit = new Audit(new() { Rules = RuleSelection.All, Policy = policy, Filter = new(IncludePassed: true, []) });
        var findings = new List<Finding>();
        await foreach (var item in audit.RunAsync(azure, CancellationToken.None))
        {
            if (item is RunItem.FindingsMade made) findings.AddRange(made.Findings);
        }

        findings.AddRange(audit.Complete());
        return findings;
    }

    private static string Key(Finding finding) => $"{finding.RuleId} {finding.ResourceId} {finding.Subject}";
}
