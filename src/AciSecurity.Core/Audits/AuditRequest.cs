using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Rules;

namespace AciSecurity.Audits;

/// <summary>What an audit is asked to do.</summary>
public sealed record AuditRequest
{
    /// <summary>The rules it runs.</summary>
    public RuleSelection Rules { get; init; } = RuleSelection.All;

    /// <summary>What the organisation asks for.</summary>
    public Policy Policy { get; init; } = Policy.Default;

    /// <summary>The findings it passes on.</summary>
    public FindingFilter Filter { get; init; } = new(IncludePassed: false, []);

    /// <summary>Whether registries are asked for images. Without it the rules that need them run only where they are named.</summary>
    public bool WithImages { get; init; }

    /// <summary>The folder that files are named from; null where they are named in full.</summary>
    public string? BaseFolder { get; init; }

    /// <summary>The time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
