namespace AciSecurity.Registry.Notary.Trust;

/// <summary>How strict a trust policy is.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md#signature-verification-details</remarks>
internal sealed class VerificationLevel
{
    private readonly Dictionary<Validation, ValidationAction> _actions;

    private VerificationLevel(string name, params ValidationAction[] actions)
        : this(name, Enum.GetValues<Validation>().Zip(actions).ToDictionary())
    {
    }

    private VerificationLevel(string name, Dictionary<Validation, ValidationAction> actions)
    {
        Name = name;
        _actions = actions;
    }

    /// <summary>Its name in the policy.</summary>
    public string Name { get; }

    /// <summary>Whether signatures are not looked at.</summary>
    public bool IsSkip => _actions[Validation.Integrity] == ValidationAction.Skip;

    /// <summary>What comes of a validation that fails.</summary>
    public ValidationAction this[Validation validation] => _actions[validation];

    /// <summary>The level of that name; null where there is none.</summary>
    public static VerificationLevel? Of(string name) => name switch
    {
        "strict" => new(name, ValidationAction.Enforce, ValidationAction.Enforce, ValidationAction.Enforce, ValidationAction.Enforce, ValidationAction.Enforce),
        "permissive" => new(name, ValidationAction.Enforce, ValidationAction.Enforce, ValidationAction.Log, ValidationAction.Log, ValidationAction.Log),
        "audit" => new(name, ValidationAction.Enforce, ValidationAction.Log, ValidationAction.Log, ValidationAction.Log, ValidationAction.Log),
        "skip" => new(name, ValidationAction.Skip, ValidationAction.Skip, ValidationAction.Skip, ValidationAction.Skip, ValidationAction.Skip),
        _ => null,
    };

    /// <summary>The same level with one action changed, or the rule that this would break.</summary>
    public (VerificationLevel? Level, string? Broken) With(string validationName, string actionName)
    {
        if (IsSkip) return (null, "the level skip cannot be overridden");
        if (Named<Validation>(validationName) is not { } validation) return (null, $"there is no validation {validationName} to override");
        if (Named<ValidationAction>(actionName) is not { } action) return (null, $"there is no action {actionName}");
        if (validation == Validation.Integrity) return (null, "integrity cannot be overridden");
        if (action == ValidationAction.Skip && validation != Validation.Revocation) return (null, $"{validationName} cannot be skipped");
        return (new(Name, new Dictionary<Validation, ValidationAction>(_actions) { [validation] = action }), null);
    }

    /// <summary>A validation's name, as policies and notation write it.</summary>
    public static string NameOf(Validation validation) => Lower(validation.ToString());

    private static T? Named<T>(string name)
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => Lower(value.ToString()) == name).Select(value => (T?)value).FirstOrDefault();

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
