namespace AciSecurity.Resources;

/// <summary>A volume that containers of a group mount: <c>properties.volumes[]</c>.</summary>
/// <remarks>https://learn.microsoft.com/azure/templates/microsoft.containerinstance/containergroups#volume</remarks>
public sealed class Volume
{
    private static readonly Availability FileIdentitySince = Availability.Since("2026-07-01");
    private readonly Node _node;

    internal Volume(Node node) => _node = node;

    /// <summary>The volume's name.</summary>
    public Setting<string> Name => _node.Member("name").AsText();

    /// <summary>The name, or the place in the list where it is not known.</summary>
    public string Label => _node.Label(Name);

    /// <summary>Whether it is an Azure file share.</summary>
    public Setting<bool> IsFileShare => Is("azureFile");

    /// <summary>Whether it is the clone of a git repository.</summary>
    public Setting<bool> IsGitRepo => Is("gitRepo");

    /// <summary>Whether it holds secrets that are written into it by value. Replies show such a volume as <c>{}</c>, and the
    /// PowerShell modules every other kind too.</summary>
    public Setting<bool> IsSecret
    {
        get
        {
            var secret = Is("secret");
            if (!secret.Or(false)) return secret;
            if (IsFileShare.Or(false) || IsGitRepo.Or(false)) return secret.Select(_ => false);
            return Is("emptyDir").Or(false) ? secret.AsUnresolved("is written as {} beside emptyDir, so which of them it is cannot be told") : secret;
        }
    }

    /// <summary>Whether it holds secrets of key vaults by reference (since 2025-09-01).</summary>
    public Setting<bool> IsSecretReference => Is("secretReference");

    /// <summary>Whether <c>azureFile.storageAccountKey</c> is given, be it by an expression. Replies never hold it.</summary>
    public Setting<bool> HasAccountKey => File.Member("storageAccountKey").IsGiven();

    /// <summary><c>azureFile.storageAccountKeyReference</c>: the name of one of the group's secret references (since 2025-09-01).</summary>
    public Setting<string> AccountKeyReference => File.Member("storageAccountKeyReference", ContainerGroup.SecretReferencesSince).AsText().OrAbsent();

    /// <summary><c>azureFile.userAssignedIdentityClientId</c>: the identity that mounts the share (since 2026-07-01). What a
    /// template refers to is known when it is deployed.</summary>
    public Setting<string> IdentityClientId
    {
        get
        {
            var node = File.Member("userAssignedIdentityClientId", FileIdentitySince);
            return node.Expression is { } expression && Expressions.IsReferenceTo(expression, "clientId")
                ? Setting<string>.Known(expression, node.Path)
                : node.AsText().OrAbsent();
        }
    }

    /// <summary><c>gitRepo.repository</c>: a URL, which may hold credentials.</summary>
    public Setting<string> Repository => _node.Member("gitRepo").Member("repository").AsText();

    /// <summary>The expression that stands for the URL; null where there is none.</summary>
    public string? RepositoryExpression => _node.Member("gitRepo").Member("repository").Expression;

    /// <summary><c>gitRepo.revision</c>: the commit; without it the newest.</summary>
    public Setting<string> Revision => _node.Member("gitRepo").Member("revision").AsText();

    private Node File => _node.Member("azureFile");

    private Setting<bool> Is(string kind) => _node.Member(kind).IsGiven();
}
