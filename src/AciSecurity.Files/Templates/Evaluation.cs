using System.Text.Json;

namespace AciSecurity.Files.Templates;

/// <summary>What came of evaluating a template: the engine's prediction, or the reason why there is none.</summary>
/// <param name="Snapshot">The prediction; null where the engine gave none.</param>
/// <param name="Failure">The engine's reason; null where it gave a prediction.</param>
/// <param name="UncountedLoops">Indexes of the declarations that were judged once.</param>
internal sealed record Evaluation(JsonDocument? Snapshot, string? Failure, IReadOnlySet<int> UncountedLoops) : IDisposable
{
    /// <summary>The engine gave no prediction.</summary>
    public static Evaluation Failed(string reason) => new(null, reason, new HashSet<int>());

    /// <inheritdoc/>
    public void Dispose() => Snapshot?.Dispose();
}
