using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>A secret that a group has, or may have.</summary>
/// <param name="Name">What it is, without its value.</param>
/// <param name="IsByValue">Whether it is written into the group; false where it is referred to in a key vault.</param>
internal sealed record GroupSecret(string Name, Setting<bool> IsByValue)
{
    /// <inheritdoc/>
    public override string ToString() => IsByValue.IsUnresolved ? $"{Name} ({IsByValue.Reason})" : Name;

    /// <summary>The secret that is given by value or else by reference; null where there is none.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="value">Whether its value is given.</param>
    /// <param name="reference">The name of the reference to it.</param>
    /// <param name="isHeld">Whether it is known that there is one, though its value is never shown.</param>
    public static GroupSecret? Of(string name, Setting<bool> value, Setting<string> reference, bool isHeld)
    {
        var shown = Redaction.Text(name);
        if (value.IsUnresolved || value.Or(false)) return new(shown, value);
        if (reference.IsKnown) return new(shown, reference.Select(_ => false));
        if (isHeld && reference.IsAbsent) return new(shown, value.Select(_ => true));
        return reference.IsUnresolved && (isHeld || !IsLacking(reference)) ? new(shown, reference.Select(_ => false)) : null;
    }

    // A file cannot set what its api-version does not have.
    private static bool IsLacking(Setting<string> reference) => reference.Reason.StartsWith("is not a property of ", StringComparison.Ordinal);
}
