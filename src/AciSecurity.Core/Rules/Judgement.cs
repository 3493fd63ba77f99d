using AciSecurity.Resources;

namespace AciSecurity.Rules;

/// <summary>What the rules say of one resource, before it is put together with the rest of the run.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="AtOnce">The verdicts of each rule that needs the resource alone, in the order of the rules.</param>
/// <param name="Pending">What each rule that needs the others took from it.</param>
internal sealed record Judgement(Resource Resource, IReadOnlyList<Verdict>[] AtOnce, PendingVerdicts[] Pending);
