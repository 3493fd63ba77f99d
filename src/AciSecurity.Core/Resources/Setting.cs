namespace AciSecurity.Resources;

/// <summary>One setting of a resource, three-valued: known, absent or unresolved, with the path where it stands.</summary>
/// <remarks>There is no way to read a value without saying what holds when there is none: that is what keeps an
/// expression nobody evaluated from passing as "not set".</remarks>
/// <typeparam name="T">The type of the value when it is known.</typeparam>
public readonly struct Setting<T>
{
    private readonly T? _value;
    private readonly string? _reason;
    private readonly PathNode? _path;

    private Setting(SettingState state, T? value, string? reason, PathNode? path)
    {
        State = state;
        _value = value;
        _reason = reason;
        _path = path;
    }

    /// <summary>Whether the value is known, absent or unresolved.</summary>
    public SettingState State { get; }

    /// <summary>Whether the value is known.</summary>
    public bool IsKnown => State == SettingState.Known;

    /// <summary>Whether nothing sets it.</summary>
    public bool IsAbsent => State == SettingState.Absent;

    /// <summary>Whether it is set to something that could not be read.</summary>
    public bool IsUnresolved => State == SettingState.Unresolved;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The setting is not <see cref="SettingState.Known"/>.</exception>
    public T Value => IsKnown ? _value! : throw new InvalidOperationException($"'{Path}' has no known value.");

    /// <summary>Where it stands in the resource's JSON, e.g. <c>properties.containers[0].properties.image</c>.</summary>
    public string Path => _path?.ToString() ?? "";

    /// <summary>The step by step form of <see cref="Path"/>; null where it stands nowhere.</summary>
    internal PathNode? Place => _path;

    /// <summary>Why the value is unresolved, as a phrase that can follow the setting's name; empty otherwise.</summary>
    public string Reason => _reason ?? "";

    /// <summary>The value, or <paramref name="fallback"/> where it is absent or unresolved. For names and labels only:
    /// a verdict must tell the three states apart.</summary>
    public T Or(T fallback) => IsKnown ? _value! : fallback;

    /// <summary>The same setting with its known value mapped.</summary>
    public Setting<TResult> Select<TResult>(Func<T, TResult> map) => State switch
    {
        SettingState.Known => new(State, map(_value!), null, _path),
        _ => new(State, default, _reason, _path),
    };

    /// <summary>The same place, of which nothing is known for <paramref name="reason"/>.</summary>
    internal Setting<T> AsUnresolved(string reason) => Unresolved(reason, _path);

    /// <summary>The same place, as if nothing stood there.</summary>
    internal Setting<T> AsAbsent() => Absent(_path);

    internal static Setting<T> Known(T value, PathNode? path) => new(SettingState.Known, value, null, path);

    internal static Setting<T> Absent(PathNode? path) => new(SettingState.Absent, default, null, path);

    internal static Setting<T> Unresolved(string reason, PathNode? path) => new(SettingState.Unresolved, default, reason, path);
}
