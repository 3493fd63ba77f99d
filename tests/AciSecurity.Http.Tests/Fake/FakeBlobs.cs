using Microsoft.AspNetCore.Http;

namespace AciSecurity.Http.Tests.Fake;

/// <summary>A blob service that takes everything, but for containers whose names say what it refuses.</summary>
internal static class FakeBlobs
{
    public static Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Method != "PUT") return context.Response.WriteAsync("{}");
        var (status, code) = context.Request.Path.Value!.Split('/')[2] switch
        {
            "forbidden" => (403, "AuthorizationPermissionMismatch"),
            "firewall" => (403, "AuthorizationFailure"),
            "nowhere" => (404, "ContainerNotFound"),
            "leased" => (412, "LeaseIdMissing"),
            "full" => (409, "BlobAlreadyExists"),
            _ => (201, ""),
        };
        context.Response.StatusCode = status;
        if (code.Length == 0) return Task.CompletedTask;
        context.Response.Headers["x-ms-error-code"] = code;
        context.Response.ContentType = "application/xml";
        return context.Response.WriteAsync($"<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>planted-message</Message></Error>");
    }
}
