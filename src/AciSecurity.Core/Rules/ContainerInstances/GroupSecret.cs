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
    /// <param name="name">Says what it is; asked for only where there is one.</param>
    /// <param name="value">Whether its value is given.</param>
    /// <param name="reference">The name of the reference to it.</param>
    /// <param name="isHeld">Whether it is known that there is one, though its value is never shown.</param>
    public static GroupSecret? Of(Func<string> name, Setting<bool> value, Setting<string> reference, bool isHeld)
    {
        if (value.IsUnresolved || value.Or(false)) return Shown(value);
        if (reference.IsKnown) return Shown(reference.Select(_ => false));
        if (isHeld && reference.IsAbsent) return Shown(value.Select(_ => true));
        return reference.IsUnresolved && (isHeld || !IsLacking(reference)) ? Shown(reference.Select(_ => false)) : null;

        GroupSecret Shown(Setting<bool> isByValue) => new(Redaction.Text(name()), isByValue);
    }

    // A file cannot set what its api-version does not have.
    private static bool IsLacking(Setting<string> reference) => reference.Reason.StartsWith("is not a property of ", StringComparison.Ordinal);
}
