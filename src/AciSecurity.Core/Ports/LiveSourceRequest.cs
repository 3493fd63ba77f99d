using AciSecurity.Resources;
using AciSecurity.Rules;
using AciSecurity.Sessions;

namespace AciSecurity.Ports;

/// <summary>What is to be read in Azure, and how.</summary>
public sealed record LiveSourceRequest
{
    /// <summary>Who reads, and in which cloud.</summary>
    public required AciSecurityContext Context { get; init; }

    /// <summary>Where: everything that the caller can read, unless it is narrowed.</summary>
    public AzureScope Scope { get; init; } = AzureScope.Everything;

    /// <summary>Resources that are at hand already: they are not read again, and what is read is about them alone. Empty where all is to be read.</summary>
    public IReadOnlyList<Resource> Given { get; init; } = [];

    /// <summary>The ARM types of the resources that are wanted, children of registries included.</summary>
    public required IReadOnlyCollection<string> Types { get; init; }

    /// <summary>What is needed beyond them.</summary>
    public FactKinds Facts { get; init; }

    /// <summary>Whether rows of Resource Graph will do: quick, and what they leave out is not known.</summary>
    public bool FromGraph { get; init; }

    /// <summary>Whether each group is read by itself too, which alone shows what its containers do.</summary>
    public bool WithInstanceView { get; init; }

    /// <summary>Whether the addresses of webhooks are asked for. The answer may hold secrets, and the question is an operation that is logged.</summary>
    public bool WithWebhookConfig { get; init; }

    /// <summary>How many requests may be under way at once.</summary>
    public int ThrottleLimit { get; init; } = 16;
}
