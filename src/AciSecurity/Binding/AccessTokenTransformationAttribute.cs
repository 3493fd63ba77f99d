using System.Management.Automation;

namespace AciSecurity.Binding;

/// <summary>Lets a parameter take an access token in any of the forms in which people have one.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AccessTokenTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        TokenArgument.Of(inputData)
        ?? throw new ArgumentTransformationMetadataException("This is no access token. Pass a SecureString, or what Get-AzAccessToken gives.");
}
