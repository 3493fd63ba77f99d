namespace AciSecurity.Faults;

/// <summary>What Microsoft Entra ID calls a sign-in that it refused: all of its answer that may be shown.</summary>
/// <param name="Number">The number after AADSTS; 0 where there is none.
/// https://learn.microsoft.com/entra/identity-platform/reference-error-codes</param>
/// <param name="CorrelationId">By which its logs find the sign-in; null where it said none.</param>
public sealed record EntraRefusal(int Number, string? CorrelationId)
{
    /// <summary>A refusal that says nothing of itself.</summary>
    public static EntraRefusal Unsaid { get; } = new(0, null);

    /// <summary>The number and the id in brackets, with a blank before them; empty where there is neither.</summary>
    public override string ToString() => (Number, CorrelationId) switch
    {
        (0, null) => "",
        (0, _) => $" (correlation id {CorrelationId})",
        (_, null) => $" (AADSTS{Number})",
        _ => $" (AADSTS{Number}, correlation id {CorrelationId})",
    };
}
