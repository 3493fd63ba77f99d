namespace AciSecurity.Reporting;

/// <summary>Writes files that nobody ever reads by half: beside the target, and renamed when the last byte is there.</summary>
internal static class WholeFile
{
    /// <summary>Writes <paramref name="text"/> in UTF-8 without a mark.</summary>
    public static void Write(string target, string text, bool replace)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $"{Path.GetFileName(target)}.{Path.GetRandomFileName()}.tmp");
        try
        {
            File.WriteAllText(temporary, text);
            File.Move(temporary, target, replace);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
