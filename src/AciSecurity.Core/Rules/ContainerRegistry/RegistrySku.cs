using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>What hangs on the SKU of a registry: much of what protects one is to be had with Premium alone.</summary>
/// <remarks>https://learn.microsoft.com/azure/container-registry/container-registry-skus</remarks>
internal static class RegistrySku
{
    private static readonly string[] BelowPremium = ["Basic", "Standard", "Classic"];

    /// <summary>Whether <paramref name="sku"/> is known to be one of the SKUs below Premium.</summary>
    public static bool IsBelowPremium(this Setting<string> sku) =>
        sku.IsKnown && BelowPremium.Contains(sku.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>Decides about what only Premium has. Where the SKU is not known, a failure may be none.</summary>
    /// <param name="sku">The SKU of the registry.</param>
    /// <param name="otherwise">What is said of the SKUs below, after "has the SKU Basic, ".</param>
    /// <param name="premium">The verdict under Premium.</param>
    /// <param name="passesAnyway">Whether what passes under Premium is as good under any other SKU.</param>
    public static Verdict JudgePremium(this Setting<string> sku, string otherwise, Func<Verdict> premium, bool passesAnyway = true)
    {
        if (sku.IsBelowPremium()) return new Verdict(Outcome.NotApplicable, $"has the SKU {sku.Value}, {otherwise}").On(sku);
        var verdict = premium();
        var hangsOnSku = verdict.Outcome == Outcome.Fail || (verdict.Outcome == Outcome.Pass && !passesAnyway);
        if (!hangsOnSku || sku.Is("Premium")) return verdict;
        return new Verdict(Outcome.Unknown, $"depends on its SKU, and {sku.WhyUnknown()}; under Premium it {verdict.Reason}").On(sku);
    }

    /// <summary>Why the SKU decides nothing, as a phrase; for one that is none of the known ones.</summary>
    public static string WhyUnknown(this Setting<string> sku) => "sku.name " + sku.State switch
    {
        SettingState.Absent => "is not set",
        SettingState.Known => "has a value that is not known",
        _ => sku.Reason,
    };
}
