namespace AciSecurity.Remediation.Journal;

/// <summary>What came of undoing one repair.</summary>
/// <param name="ResourceId">The resource.</param>
/// <param name="RuleIds">The rules that the repair was for.</param>
/// <param name="Started">When the repair started, in UTC.</param>
/// <param name="State">What came of it.</param>
/// <param name="Reason">Why; empty where the state says it all.</param>
public sealed record UndoResult(string ResourceId, IReadOnlyList<string> RuleIds, DateTimeOffset Started, UndoState State, string Reason)
{
    /// <summary>What was taken back.</summary>
    public IReadOnlyList<SettingChange> Changes { get; init; } = [];
}
