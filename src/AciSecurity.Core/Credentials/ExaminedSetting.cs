using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Credentials;

/// <summary>A plain setting that holds a secret, or may.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Outcome">Fail where it holds one, Unknown where that cannot be told.</param>
/// <param name="Because">What decided, without the value.</param>
internal sealed record ExaminedSetting(PlainSetting Setting, Outcome Outcome, string Because)
{
    /// <summary>Examines a setting of <paramref name="resource"/>; null where it holds no secret.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="resource">The resource, which knows the secure parameters of its template.</param>
    /// <param name="examine">Examines a name and a value, as <see cref="SecretDetector.Examine"/> does.</param>
    public static ExaminedSetting? Of(in PlainSetting setting, Resource resource, Func<string, string, SecretExamination> examine)
    {
        var value = setting.Value;
        if (value.IsAbsent) return null;
        return value.IsKnown ? Known(setting, value.Value, examine) : Unresolved(setting, resource, examine);
    }

    /// <summary>The setting's label, and what decided about it.</summary>
    public override string ToString() => $"{Redaction.Text(Setting.Label)} ({Because})";

    private static ExaminedSetting? Known(in PlainSetting setting, string value, Func<string, string, SecretExamination> examine)
    {
        var examined = examine(setting.Name.Or(""), value);
        if (examined.Evidence is { } evidence) return new(setting, Outcome.Fail, evidence.Kind == SecretEvidenceKind.Name ? setting.ByName : evidence.ToString());
        if (examined.NotExamined is { } why) return new(setting, Outcome.Unknown, why);

        // Any name may stand for one that tells, unless the value clears every name.
        var isClear = !setting.Name.IsUnresolved || PublicValue.Is(value, "PASSWORD");
        return isClear ? null : new(setting, Outcome.Unknown, $"its name {setting.Name.Reason}");
    }

    private static ExaminedSetting? Unresolved(in PlainSetting setting, Resource resource, Func<string, string, SecretExamination> examine)
    {
        var unknown = new ExaminedSetting(setting, Outcome.Unknown, $"its value {setting.Value.Reason}");
        if (setting.Expression is not { } expression) return unknown;
        var found = SecretExpression.Examine(expression, resource, examine);
        if (found.Secret is { } secret) return new(setting, Outcome.Fail, secret);
        return found.IsHarmless && setting.Name.IsKnown && !SecretName.Tells(setting.Name.Value) ? null : unknown;
    }
}
