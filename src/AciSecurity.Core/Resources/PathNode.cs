using System.Runtime.CompilerServices;

namespace AciSecurity.Resources;

/// <summary>One step of a path into a resource's JSON; rendered only when a finding needs it.</summary>
internal sealed class PathNode(PathNode? parent, string? name, int index = -1)
{
    private const int Usual = 256;

    /// <summary>The step before; null at the first.</summary>
    public PathNode? Parent => parent;

    /// <summary>The name of the member; null where this is a place in a list.</summary>
    public string? Member => name;

    /// <summary>The place in the list; -1 where this is a member.</summary>
    public int Index => index;

    public string Name => name ?? parent?.Name ?? "";

    public override string ToString()
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, null, stackalloc char[Usual]);
        Append(ref text);
        return text.ToStringAndClear();
    }

    private void Append(ref DefaultInterpolatedStringHandler text)
    {
        parent?.Append(ref text);
        if (name is null)
        {
            text.AppendLiteral("[");
            text.AppendFormatted(index);
            text.AppendLiteral("]");
            return;
        }

        if (parent is not null) text.AppendLiteral(".");
        text.AppendLiteral(name);
    }
}
