using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>What a git repository brings into a running container went past every check that an image has.</summary>
/// <remarks>volumes[].gitRepo; revision is the commit, and without it the newest is cloned.
/// https://learn.microsoft.com/azure/container-instances/container-instances-volume-gitrepo</remarks>
public sealed class GitRepoVolumeRule : Rule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.GitRepoVolume", "Container group clones no repository that can change")
    {
        Severity = Severity.Medium,
        Section = Section.ApprovedImages | Section.Credentials,
        ResourceTypes = ResourceTypes.ContainerGroups,
        Cmdlets = ["Test-AciApprovedImage", "Test-AciAttackSurface"],
        Controls = ["MCSB DS-6"],
        Recommendation = "Build what the repository holds into the image; else clone over https, without credentials in the URL, at a whole commit id.",
    };

    /// <inheritdoc/>
    public override IEnumerable<Verdict> Evaluate(Resource resource, RuleContext context)
    {
        var volumes = resource.AsContainerGroup().Volumes;
        if (volumes.IsUnresolved) return [volumes.Match(_ => Pass(), Pass, Unknown)];
        List<Verdict> verdicts = [.. volumes.Or([]).Select(Judge).OfType<Verdict>()];
        return verdicts.Count > 0 ? verdicts : [Pass("clones no git repository").On(volumes.Select(list => list.Count))];
    }

    private static Verdict? Judge(Volume volume)
    {
        var isGit = volume.IsGitRepo;
        if (isGit.IsKnown && !isGit.Value) return null;
        var verdict = isGit.IsUnresolved ? Unknown($"has a volume that {isGit.Reason}").On(isGit) : JudgeRepository(volume);
        return verdict with { Subject = Redaction.Text(volume.Label) };
    }

    private static Verdict JudgeRepository(Volume volume)
    {
        var (url, revision) = (volume.Repository, volume.Revision);
        // Not the URL: credentials hide in its user part and in its query.
        Evidence[] evidence = [new(url.Path, RepositoryUrl.Shown(url)), Evidence.Of(revision)];
        var verdict = url.IsUnresolved && volume.RepositoryExpression is { } expression && RepositoryUrl.HoldsCredentials(expression) ? HoldsCredentials
            : url.IsAbsent ? Unknown("clones a repository without a URL")
            : url.IsKnown && RepositoryUrl.HoldsCredentials(url.Value) ? HoldsCredentials
            : url.IsKnown && !RepositoryUrl.IsHttps(url.Value) ? Fail("clones a git repository over something else than https")
            : JudgeRevision(revision) is { Outcome: not Outcome.Pass } unpinned ? unpinned
            : url.IsUnresolved ? Unknown($"clones a git repository whose URL {url.Reason}")
            : Pass("clones a git repository over https at a fixed commit");
        return verdict with { Evidence = evidence };
    }

    private static Verdict HoldsCredentials => Fail("clones a git repository with credentials in its URL") with { Severity = Severity.High };

    private static Verdict JudgeRevision(Setting<string> revision) => revision.Match(
        known: commit => RepositoryUrl.IsCommit(commit)
            ? Pass()
            : Fail(commit.Length == 0 ? "clones the newest commit of a git repository" : "clones a git repository at something that is not a whole commit id"),
        absent: () => Fail("clones the newest commit of a git repository"),
        unresolved: Unknown);
}
