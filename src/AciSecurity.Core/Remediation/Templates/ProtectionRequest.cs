namespace AciSecurity.Remediation.Templates;

/// <summary>What a container group is to be protected against.</summary>
public sealed record ProtectionRequest
{
    /// <summary>The language of the template.</summary>
    public TemplateFormat Format { get; init; }

    /// <summary>What is repaired.</summary>
    public IReadOnlyCollection<ContainerGroupFix> Fixes { get; init; } = Enum.GetValues<ContainerGroupFix>();

    /// <summary>Whether <see cref="Fixes"/> were asked for by name: then they also go where nothing is said and only the Strict baseline
    /// asks for it.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The user that containers run as in place of root, or of whom their images say; null where that is left alone.</summary>
    public int? RunAsUser { get; init; }

    /// <summary>The group that the user has; null where that is left alone.</summary>
    public int? RunAsGroup { get; init; }

    /// <summary>Id of the subnet that a group with a public address is moved to; null where the address stays.</summary>
    public string? SubnetId { get; init; }

    /// <summary>Id of the user-assigned identity that pulls from Azure Container Registry; null where passwords stay.</summary>
    public string? PullIdentityId { get; init; }

    /// <summary>The vault that a file of parameters takes the secrets from; null where there is none.</summary>
    public VaultReference? Vault { get; init; }
}
