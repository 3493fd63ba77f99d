namespace AciSecurity.Registry.Tests.SharedData;

/// <summary>A test over <see cref="SharedData"/>; skipped where it is absent.</summary>
internal sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (SharedData.Folder is null) Skip = "../shared/data/signatures is absent.";
    }
}
