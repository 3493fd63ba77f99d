using System.Text;
using AciSecurity.Faults;
using AciSecurity.Files.Yaml;
using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Ports;
using YamlDotNet.Core;

namespace AciSecurity.Files.Policies;

/// <summary>Reads policy files, in YAML or JSON.</summary>
public sealed class PolicyReader : IPolicyReader
{
    private const int Largest = 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <inheritdoc/>
    public PolicyDocument Read(string path)
    {
        try
        {
            if (Directory.Exists(path)) return Broken(path, 1, "The path is a folder, and a policy is one file.");
            return Bytes(path) is { } bytes ? Parse(path, bytes) : Broken(path, 1, $"The file has more than {Largest:N0} bytes, and a policy is small.");
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return Unread(path, FileFaults.NotFound(path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return Unread(path, FileFaults.Unreadable(path, fault));
        }
    }

    private static PolicyDocument Parse(string path, byte[] bytes)
    {
        try
        {
            var text = bytes.AsSpan();
            if (text.StartsWith(Encoding.UTF8.Preamble)) text = text[Encoding.UTF8.Preamble.Length..];
            var problems = new PolicyProblems(path);
            if (PolicyTree.Read(Utf8.GetString(text)) is not { } root) return Broken(path, 1, "The file is empty: expected a mapping that begins with version: 1.");
            var policy = PolicyKeys.Read(new PolicyValue(root, "", problems), path, problems);
            return new(path, policy, problems.All);
        }
        catch (DecoderFallbackException)
        {
            return Broken(path, 1, "The file is not UTF-8 text.");
        }
        catch (YamlLimitException fault)
        {
            return Broken(path, (int)fault.Start.Line, $"The file cannot be read: {fault.Message}");
        }
        catch (YamlException fault)
        {
            return Broken(path, (int)fault.Start.Line, $"The file is not YAML or JSON that can be read: {ForeignText.Of(Redaction.Text(fault.Message))}");
        }
    }

    // Not by the file's length: it may be no file that has one.
    private static byte[]? Bytes(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var buffer = new byte[Largest + 1];
        var read = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return read > Largest ? null : buffer[..read];
    }

    private static PolicyDocument Broken(string path, int line, string message) =>
        new(path, new() { File = path }, [new(path, Math.Max(1, line), message, ProblemSeverity.Error)]);

    private static PolicyDocument Unread(string path, Fault fault) => new(path, new() { File = path }, []) { Fault = fault };
}
