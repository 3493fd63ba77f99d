namespace AciSecurity.Registry.Tests.SharedData;

/// <summary>Tests over <see cref="SharedData"/>; skipped where it is absent.</summary>
internal sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    public SharedDataTheoryAttribute()
    {
        if (SharedData.Folder is null) Skip = "../shared/data/signatures is absent.";
    }
}
