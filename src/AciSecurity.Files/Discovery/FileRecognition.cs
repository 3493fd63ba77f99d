using System.Text;
using System.Text.RegularExpressions;
using AciSecurity.Faults;
using AciSecurity.Files.Json;

namespace AciSecurity.Files.Discovery;

/// <summary>Tells what a file is: Bicep and YAML by their endings, for nothing else is written so; JSON by its content.</summary>
internal sealed partial class FileRecognition(long largestFile)
{
    /// <summary>Looks at a file.</summary>
    public async Task<RecognisedFile> RecogniseAsync(FoundFile file, CancellationToken cancellationToken)
    {
        switch (Path.GetExtension(file.Path).ToUpperInvariant())
        {
            case ".BICEP": return new(file, FileKind.Bicep);
            case ".BICEPPARAM": return new(file, FileKind.BicepParameters);
            case ".YAML" or ".YML": return new(file, FileKind.Yaml);
            default: break;
        }

        try
        {
            return await JsonAsync(file, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new(file, FileKind.Other, FileFaults.Unreadable(file.Path, fault));
        }
    }

    private async Task<RecognisedFile> JsonAsync(FoundFile file, CancellationToken cancellationToken)
    {
        var info = new FileInfo(file.Path);
        if (info.Length == 0) return new(file, FileKind.Other, file.IsNamed ? FileFaults.Invalid(file.Path, 1, "the file is empty.") : null);
        if (await StartsListAsync(info, cancellationToken).ConfigureAwait(false)) return new(file, FileKind.ResourceList);
        if (info.Length > largestFile) return new(file, FileKind.ResourceList);
        var text = JsonText.Read(await File.ReadAllBytesAsync(file.Path, cancellationToken).ConfigureAwait(false));
        if (text.Problem() is not { } problem) return new(file, JsonRecognition.Recognise(text.Utf8));

        // Broken JSON that speaks of us may be a template: a run that says nothing of it would look complete.
        if (!file.IsNamed && !Mark().IsMatch(Encoding.UTF8.GetString(text.Utf8))) return new(file, FileKind.Other);
        return new(file, FileKind.Other, FileFaults.Invalid(file.Path, problem.Line, problem.Cause));
    }

    private static async Task<bool> StartsListAsync(FileInfo file, CancellationToken cancellationToken)
    {
        var start = new byte[64];
        using var stream = Utf16.Transcode(file.OpenRead());
        var read = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var text = start.AsMemory(0, read);
        if (text.Span.StartsWith("\uFEFF"u8)) text = text[3..];
        return text.Span.TrimStart(" \t\r\n"u8) is [(byte)'[', ..];
    }

    [GeneratedRegex(@"deployment(?:Template|Parameters)\.json|Microsoft\.Container(?:Instance|Registry)/", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Mark();
}
