using AciSecurity.Rules;
using AciSecurity.Sessions;
using AciSecurity.Signatures;

namespace AciSecurity.Ports;

/// <summary>Who asks registries about images, and how.</summary>
public sealed record ImageFactRequest
{
    /// <summary>Who is signed in to Azure; null where nobody is. Registries of that cloud are asked so, and all others by nobody.</summary>
    public AciSecurityContext? Context { get; init; }

    /// <summary>What rules must know: nothing else is asked for.</summary>
    public FactKinds Facts { get; init; } = ImageFactKinds.All;

    /// <summary>Whom to trust for signatures.</summary>
    public SignatureTrust Trust { get; init; } = new();

    /// <summary>How many requests may be under way at once, at each registry.</summary>
    public int ThrottleLimit { get; init; } = 16;

    /// <summary>The time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
