namespace AciSecurity.Registry.Tests.ContentTrust.Notary;

/// <summary>Tests that need notary's client: as <see cref="NotaryFactAttribute"/>, one a case.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NotaryTheoryAttribute : TheoryAttribute
{
    public NotaryTheoryAttribute() => Skip = new NotaryFactAttribute().Skip;
}
