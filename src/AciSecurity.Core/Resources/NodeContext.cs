namespace AciSecurity.Resources;

/// <summary>What every node of one resource shares.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="ApiVersion">Its api-version; null where it is not known.</param>
/// <param name="RepeatsMembers">Whether some member is named twice, so that readers may differ over its value.</param>
internal sealed record NodeContext(Resource Resource, ApiVersion? ApiVersion, bool RepeatsMembers)
{
    /// <summary>Why a property that a file sets may not be set for all that: the api-version that the file names has none of that name,
    /// and Azure refuses it or passes it over. Null where it counts.</summary>
    public string? WhyGivenIsUnknown(Availability? availability) =>
        Resource.Completeness == Completeness.Declared && availability is not null && ApiVersion is { } version && !availability.Has(version)
            ? $"is not a property of {Resource.Type} at api-version {Resource.ApiVersion}"
            : null;

    /// <summary>Why a missing property is not simply absent; null when it is.</summary>
    /// <param name="availability">The api-versions that have the property; null where all have it.</param>
    /// <param name="isNamed">Whether the source names it with null. A tool that does so (the Azure CLI and Az objects write every
    /// property of their model) reads at an api-version that has it.</param>
    public string? WhyMissingIsUnknown(Availability? availability, bool isNamed)
    {
        if (Resource.Completeness == Completeness.Partial) return "is not in this source, which may leave properties out";
        if (availability is null) return null;
        if (ApiVersion is { } version)
        {
            return availability.Has(version) ? null : $"is not a property of {Resource.Type} at api-version {Resource.ApiVersion}";
        }

        return Resource.Completeness == Completeness.Returned && !isNamed
            ? "is missing, and the source does not say at which api-version it was read"
            : null;
    }
}
