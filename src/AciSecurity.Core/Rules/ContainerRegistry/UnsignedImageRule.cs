using System.Globalization;
using AciSecurity.Findings;
using AciSecurity.Images;
using AciSecurity.Resources;
using AciSecurity.Signatures;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>Whoever may push can exchange what others pull; only signatures show it.</summary>
/// <remarks>Each tagged image of the registry, repository by repository. The attribute <c>signed</c> of Azure Container Registry knows
/// Docker Content Trust alone: https://learn.microsoft.com/azure/container-registry/container-registry-content-trust</remarks>
public sealed class UnsignedImageRule : Rule
{
    private const int MostNamed = 5;

    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.UnsignedImage", "Tagged images of the registry are signed by somebody whom the policy trusts")
    {
        Severity = Severity.High,
        Section = Section.ApprovedImages,
        ResourceTypes = [Resources.ResourceTypes.Registry],
        Cmdlets = ["Test-AciApprovedImage"],
        Controls = ["MCSB DS-6"],
        Needs = FactKinds.RegistrySignatures,
        Recommendation = "Sign each image by its digest when it is pushed (notation sign, cosign sign), and say in the policy whom to trust.",
    };

    /// <inheritdoc/>
    public override IEnumerable<Verdict> Evaluate(Resource resource, RuleContext context)
    {
        var server = new Registry(resource).LoginServer;
        if (!server.IsKnown)
        {
            return [server.Match(_ => Pass(), () => resource.Completeness == Completeness.Declared ? NotApplicable("is declared here, and holds images where it is deployed") : Unknown("has no login server that could be asked"), Unknown)];
        }

        if (resource.Images is not { Repositories: { } repositories } images) return [Unknown("holds images that were not looked at: -IncludeImage asks the registry").On(server)];
        List<Verdict> verdicts = [.. repositories.Select(repository => Judge(repository) with { Subject = repository.Name })];
        if (images.WhyMissing is { } why) verdicts.Add(Unknown($"holds images that could not be looked at: {why}").On(server));
        return verdicts.Count > 0 ? verdicts : [NotApplicable("holds no repositories").On(server)];
    }

    private static Verdict Judge(RepositorySignatures repository)
    {
        var images = repository.Images.ToLookup(image => image.State);
        List<ImageSignatures> bad = [.. images[SignatureState.None], .. images[SignatureState.CoveredByIndex], .. images[SignatureState.Invalid]];
        List<ImageSignatures> open = [.. images[SignatureState.Unknown], .. images[SignatureState.PresentUnverified]];
        if (bad.Count > 0) return Fail($"has tagged images without a valid signature: {Names(bad)}");
        if (open.Count > 0) return Unknown($"has tagged images whose signatures were not verified: {Names(open)}; {SignatureVerdicts.Why(open[0])}");
        if (repository.Gap is { } gap) return Unknown($"has images that could not be looked at: {gap}");
        return repository.Images.Count == 0 ? NotApplicable("has no tagged images") : Pass("has signatures of trusted signers on all of its tagged images");
    }

    private static string Names(List<ImageSignatures> images)
    {
        var named = string.Join(", ", images.Take(MostNamed).Select(image => image.Image.Tags is [var tag, ..] ? tag : image.Image.Digest.ToString()));
        return images.Count <= MostNamed ? named : string.Create(CultureInfo.InvariantCulture, $"{named} and {images.Count - MostNamed:N0} more");
    }
}
