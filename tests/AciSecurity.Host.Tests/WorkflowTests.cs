using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace AciSecurity.Host.Tests;

/// <summary>The files that users copy for their CI.</summary>
public sealed partial class WorkflowTests
{
    [Fact]
    public void Actions_are_pinned_by_commit_and_the_job_may_do_no_more_than_it_must()
    {
        var workflow = Read("ci-github");
        var job = (YamlMappingNode)workflow["jobs"]["audit"];
        var steps = (YamlSequenceNode)job["steps"];
        var actions = steps.OfType<YamlMappingNode>().Where(step => step.Children.ContainsKey("uses")).Select(step => $"{step["uses"]}").ToList();

        Assert.NotEmpty(actions);
        Assert.All(actions, action => Assert.Matches(Pinned(), action));
        Assert.Equal("contents: read, security-events: write", string.Join(", ", ((YamlMappingNode)workflow["permissions"]).Select(right => $"{right.Key}: {right.Value}")));
        Assert.Contains(steps.OfType<YamlMappingNode>(), step => step.Children.ContainsKey("run") && $"{step["run"]}".Contains("examples/ci-github/run.ps1", StringComparison.Ordinal));
    }

    [Fact]
    public void The_pipeline_runs_the_script_and_publishes_what_it_writes()
    {
        var steps = ((YamlSequenceNode)Read("ci-azure-pipelines")["steps"]).OfType<YamlMappingNode>().Select(step => string.Join(' ', step.AllNodes.OfType<YamlScalarNode>())).ToList();

        Assert.All((string[])["run.ps1", "report.junit.xml", "report.md", "report.sarif"], file => Assert.Contains(steps, step => step.Contains($"$(examples)/{file}", StringComparison.Ordinal)));
    }

    private static YamlMappingNode Read(string example)
    {
        var yaml = new YamlStream();
        using var text = File.OpenText(Examples.PathOf(example, "acisecurity.yml"));
        yaml.Load(text);
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    [GeneratedRegex("^[a-z-]+/[a-z-]+(/[a-z-]+)?@[0-9a-f]{40}$")]
    private static partial Regex Pinned();
}
