using System.Runtime.CompilerServices;

namespace AciSecurity.Resources;

/// <summary>One step of a path into a resource's JSON; rendered only when a finding needs it.</summary>
internal sealed class PathNode(PathNode? parent, string? name, int index = -1)
{
    private const int Usual = 256;

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
