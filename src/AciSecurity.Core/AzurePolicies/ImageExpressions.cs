using static AciSecurity.AzurePolicies.Conditions;

namespace AciSecurity.AzurePolicies;

/// <summary>Parts of an image's name, as expressions and conditions.</summary>
/// <remarks>As <see cref="Resources.ImageReference"/> reads it: the first part is a host when it has a dot or a colon or is
/// "localhost"; otherwise the image is Docker Hub's.</remarks>
internal static class ImageExpressions
{
    /// <summary>The name, without the port of HTTPS, which goes without saying; empty where there is none.</summary>
    public static string Image(string container) => $"replace({PolicyFunction.CurrentText(container + ".image")}, ':443/', '/')";

    /// <summary>What stands before the first slash: the host, unless the image is Docker Hub's.</summary>
    public static string FirstPart(string container) => $"first(split({Image(container)}, '/'))";

    /// <summary>The name without tag and digest, with a slash at its end, so that whole segments can be compared. An official image
    /// of Docker Hub gets the folder that it is in.</summary>
    public static string Repository(string container)
    {
        var image = Image(container);
        var folder = $"if(contains({image}, '/'), '', 'library/')";
        var path = $"substring({image}, 0, add(lastIndexOf({image}, '/'), 1))";
        return $"concat({folder}, {path}, first(split(last(split({image}, '/')), createArray(':', '@'))), '/')";
    }

    /// <summary>Whether the name has no host, so that the image is Docker Hub's.</summary>
    public static PolicyCondition HasNoHost(string container) => AnyOf(
        Value(Image(container), "notContains", "/"),
        AllOf(
            Value(FirstPart(container), "notContains", "."),
            Value(FirstPart(container), "notContains", ":"),
            Value(FirstPart(container), "notEquals", "localhost")));
}
