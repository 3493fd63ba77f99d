using System.Text;

namespace AciSecurity.Resources;

/// <summary>One step of a path into a resource's JSON; rendered only when a finding needs it.</summary>
internal sealed class PathNode(PathNode? parent, string? name, int index = -1)
{
    public string Name => name ?? parent?.Name ?? "";

    public override string ToString()
    {
        var text = new StringBuilder();
        Append(text);
        return text.ToString();
    }

    private void Append(StringBuilder text)
    {
        parent?.Append(text);
        if (name is null)
        {
            text.Append('[').Append(index).Append(']');
            return;
        }

        if (text.Length > 0) text.Append('.');
        text.Append(name);
    }
}
