using AciSecurity.Faults;

namespace AciSecurity.Images;

/// <summary>One thing that comes out of reading a registry, in the order in which it came about.</summary>
/// <typeparam name="T">What is read.</typeparam>
public abstract record ImageItem<T>
{
    private ImageItem()
    {
    }

    /// <summary>Something was read.</summary>
    public sealed record Read(T Value) : ImageItem<T>;

    /// <summary>Something could not be read; the rest goes on.</summary>
    public sealed record FaultRaised(Fault Fault) : ImageItem<T>;

    /// <summary>What was read is less than there may be, and the reader should know.</summary>
    public sealed record Warning(string Text) : ImageItem<T>;
}
