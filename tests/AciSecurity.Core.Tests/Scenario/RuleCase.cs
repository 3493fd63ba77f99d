namespace AciSecurity.Core.Tests.Scenario;

/// <summary>What every rule is tested with at least.</summary>
internal enum RuleCase
{
    /// <summary>Nothing sets what decides.</summary>
    Absent,

    /// <summary>What decides is set to Azure's default.</summary>
    Default,

    /// <summary>The SKU, tier or operating system cannot have what the rule asks for, or must have it.</summary>
    WrongSku,

    /// <summary>The api-version lacks the property that decides.</summary>
    OldApiVersion,

    /// <summary>An expression that nobody evaluated stands where the decision is.</summary>
    Unresolved,

    /// <summary>Names, types or values come in another letter case.</summary>
    OtherCase,
}
