namespace AciSecurity.Ports;

/// <summary>Asks registries what rules must know of images: each image once in a run, however many resources have it.</summary>
public interface IImageFactReader : IDisposable
{
    /// <summary>The same source, whose container groups and registries come with what registries say of their images.</summary>
    IResourceSource Around(IResourceSource source);
}
