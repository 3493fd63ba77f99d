namespace AciSecurity.Resources;

/// <summary>What every node of one resource shares.</summary>
internal sealed record NodeContext(Resource Resource, ApiVersion? ApiVersion)
{
    /// <summary>Why a missing property is not simply absent; null when it is.</summary>
    public string? WhyMissingIsUnknown(Availability? availability)
    {
        if (Resource.Completeness == Completeness.Partial) return "is not in this source, which may leave properties out";
        if (availability is null) return null;
        if (ApiVersion is { } version)
        {
            return availability.Has(version) ? null : $"is not a property of {Resource.Type} at api-version {Resource.ApiVersion}";
        }

        return Resource.Completeness == Completeness.Returned
            ? "is missing, and the source does not say at which api-version it was read"
            : null;
    }
}
