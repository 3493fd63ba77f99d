using System.Text;
using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Blobs;

/// <summary>The refusals of the blob service, in XML and with the code in a header
/// (https://learn.microsoft.com/rest/api/storageservices/status-and-error-codes2).</summary>
internal static class BlobErrors
{
    public static Reply NoToken() =>
        Of(401, "NoAuthenticationInformation", "Server failed to authenticate the request. Please refer to the information in the www-authenticate header.");

    public static Reply BadToken() =>
        Of(401, "InvalidAuthenticationInfo", "Server failed to authenticate the request. Please refer to the information in the www-authenticate header.");

    public static Reply TwoCredentials() => Of(400, "InvalidAuthenticationInfo", "Authentication information is not given in the correct format. Check the value of Authorization header.");

    public static Reply BadSignature() => Of(403, "AuthenticationFailed", "Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the signature.");

    public static Reply PermissionMismatch() => Of(403, "AuthorizationPermissionMismatch", "This request is not authorized to perform this operation using this permission.");

    public static Reply NoVersion() => Of(400, "MissingRequiredHeader", "An HTTP header that's mandatory for this request is not specified.");

    public static Reply BadHeader() => Of(400, "InvalidHeaderValue", "The value for one of the HTTP headers is not in the correct format.");

    public static Reply BadBlocks() => Of(400, "InvalidBlockList", "The specified block list is invalid.");

    public static Reply BadUri() => Of(400, "InvalidUri", "The requested URI does not represent any resource on the server.");

    public static Reply NoContainer() => Of(404, "ContainerNotFound", "The specified container does not exist.");

    public static Reply NoBlob() => Of(404, "BlobNotFound", "The specified blob does not exist.");

    public static Reply Exists() => Of(409, "BlobAlreadyExists", "The specified blob already exists.");

    public static Reply NoVerb() => Of(405, "UnsupportedHttpVerb", "The resource doesn't support specified Http Verb.");

    private static Reply Of(int status, string code, string message)
    {
        var reply = Reply.Json(Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code><Message>{message}</Message></Error>"), status)
            .With("x-ms-error-code", code)
            .With("Content-Type", "application/xml");
        return status == 401 ? reply.With("WWW-Authenticate", "Bearer authorization_uri=https://login.microsoftonline.com/common/oauth2/authorize resource_id=https://storage.azure.com") : reply;
    }
}
