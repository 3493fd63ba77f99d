namespace AciSecurity.Registry.Tests.Notary.Vectors;

/// <summary>A test over cases that others made; skipped where they are absent.</summary>
internal sealed class VectorTheoryAttribute : TheoryAttribute
{
    public VectorTheoryAttribute()
    {
        if (SharedData.SharedData.Folder is null) Skip = "../shared/data/signatures is absent.";
    }
}
