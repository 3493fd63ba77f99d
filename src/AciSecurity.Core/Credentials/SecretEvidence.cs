namespace AciSecurity.Credentials;

/// <summary>Why a setting is taken for a secret; nothing of its value is in it.</summary>
/// <param name="Kind">What told.</param>
/// <param name="Description">What kind of secret it is, with its article; empty where that is not known.</param>
internal sealed record SecretEvidence(SecretEvidenceKind Kind, string Description = "")
{
    /// <summary>The evidence as a phrase that can follow the setting's name.</summary>
    public override string ToString() => Kind switch
    {
        SecretEvidenceKind.Format => $"its value is {Description}",
        SecretEvidenceKind.Inside => $"its value holds {Description}",
        SecretEvidenceKind.Name => "by its name",
        _ => "its value looks random, as keys do",
    };
}
