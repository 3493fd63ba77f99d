using AciSecurity.Core.Tests.Scenario;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

/// <summary>The setting that decides a rule, and what the rule says about it.</summary>
internal sealed record RegistrySetting(string Path)
{
    /// <summary>The registry that has it: it passes.</summary>
    public Func<GivenResource> Given { get; init; } = Scenario.Given.Registry;

    public required object GoodValue { get; init; }

    public required object BadValue { get; init; }

    public required string Good { get; init; }

    public required string Bad { get; init; }

    /// <summary>Whether Azure's default is the good value.</summary>
    public bool IsGoodByDefault { get; init; }

    /// <summary>An api-version that lacks the setting.</summary>
    public required string OldVersion { get; init; }

    /// <summary>What is said of the SKUs below Premium; null where every SKU is judged.</summary>
    public string? BelowPremium { get; init; }

    /// <summary>The setting and what it stands in, below the properties, outermost first.</summary>
    public IReadOnlyList<string> Paths =>
    [
        .. Enumerable.Range(0, Path.Length + 1)
            .Where(length => length == Path.Length || (Path[length] == '.' && length > "properties".Length))
            .Select(length => Path[..length]),
    ];
}
