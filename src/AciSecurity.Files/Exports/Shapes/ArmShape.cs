using System.Text.Json;

namespace AciSecurity.Files.Exports.Shapes;

internal static class ArmShape
{
    public static byte[]? Normalize(JsonElement resource, string type) => null;
}
