using AciSecurity.Credentials;
using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>Commands and probes are stored as plain text: everyone who may read the group reads them.</summary>
/// <remarks>containers[].properties: command[], livenessProbe and readinessProbe with exec.command[] and httpGet.httpHeaders[].
/// https://learn.microsoft.com/azure/container-instances/container-instances-best-practices-and-considerations</remarks>
public sealed class CommandSecretRule : ContainerRule
{
    private readonly Func<string, string, SecretExamination> _examine;

    /// <summary>Makes the rule.</summary>
    public CommandSecretRule()
        : this(SecretDetector.Examine)
    {
    }

    internal CommandSecretRule(Func<string, string, SecretExamination> examine) => _examine = examine;

    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.CommandSecret", "No secret in a command or probe")
    {
        Severity = Severity.Critical,
        Section = Section.Credentials,
        ResourceTypes = GroupTypes,
        Cmdlets = ["Test-AciCredential"],
        Controls = ["MCSB IM-8"],
        Recommendation = "Let the program read the secret from an environment variable with secureValue or from a mounted file, and change the secret: it has been seen.",
    };

    /// <summary>Examines the command and the probes of a container; what holds no secret is left out.</summary>
    /// <param name="container">The container.</param>
    /// <param name="resource">Its group.</param>
    /// <param name="examine">Examines a name and a value, as <see cref="SecretDetector.Examine"/> does.</param>
    internal static IEnumerable<ExaminedSetting> Examine(Container container, Resource resource, Func<string, string, SecretExamination> examine) =>
    [
        .. PlainCommand.Examine("command", container.Command, resource, examine),
        .. ((Probe[])[container.LivenessProbe, container.ReadinessProbe]).SelectMany(probe => Examine(probe, resource, examine)),
    ];

    /// <inheritdoc/>
    protected override Verdict Evaluate(Container container, ContainerRuleContext context) => SecretVerdict.Of(
        [.. Examine(container, context.Group.Resource, _examine)],
        secrets: "has secrets in its command or probes",
        unknown: "has a command or probes that may hold secrets",
        none: () => Pass("has no secret in its command or probes").On(container.Command.Select(arguments => arguments.Count)));

    private static IEnumerable<ExaminedSetting> Examine(Probe probe, Resource resource, Func<string, string, SecretExamination> examine)
    {
        if (probe.IsAbsent) return [];
        var headers = probe.Headers;
        var settings = headers.IsKnown
            ? headers.Value.Select(header => new PlainSetting($"{probe.Name} header {header.Label}", header.Name, header.Value, header.ValueExpression))
            : [new($"{probe.Name} headers", Setting<string>.Known("", null), headers.Select(_ => ""), null)];
        var path = new PlainSetting($"{probe.Name} path", Setting<string>.Known("", null), probe.Path, probe.PathExpression);
        return
        [
            .. PlainCommand.Examine($"{probe.Name} command", probe.Command, resource, examine),
            .. settings.Append(path).Select(setting => ExaminedSetting.Of(setting, resource, examine)).OfType<ExaminedSetting>(),
        ];
    }
}
