using AciSecurity.Policies;
using AciSecurity.Ports;
using AciSecurity.Remediation.Journal;

namespace AciSecurity.Remediation;

/// <summary>What a repair works with.</summary>
public sealed record RepairRequest
{
    /// <summary>Opens the parts of Azure that have to be read; each call reads anew.</summary>
    public required Func<LiveReading, IResourceSource> Open { get; init; }

    /// <summary>Writes.</summary>
    public required IRemediator Remediator { get; init; }

    /// <summary>Where it is kept what was written.</summary>
    public required RepairJournal Journal { get; init; }

    /// <summary>The Resource Manager of the cloud.</summary>
    public required Uri ResourceManager { get; init; }

    /// <summary>What the organisation asks for: the same as in the audit.</summary>
    public Policy Policy { get; init; } = Policy.Default;

    /// <summary>What no finding says.</summary>
    public RepairOptions Options { get; init; } = new();

    /// <summary>The time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
