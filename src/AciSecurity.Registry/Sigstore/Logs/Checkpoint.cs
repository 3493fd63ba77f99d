using System.Globalization;
using System.Text;
using AciSecurity.Registry.Sigstore.Json;
using AciSecurity.Registry.Sigstore.Roots;

namespace AciSecurity.Registry.Sigstore.Logs;

/// <summary>What a log signed of its tree, as a signed note: who, how many entries, which hash; then an empty line and signatures.</summary>
/// <remarks>https://github.com/C2SP/C2SP/blob/main/tlog-checkpoint.md and https://github.com/C2SP/C2SP/blob/main/signed-note.md</remarks>
internal sealed class Checkpoint
{
    private const int Largest = 16 * 1024;
    private const int MostSignatures = 32;
    private const int HintLength = 4;
    private const string Dash = "\u2014 ";

    private readonly byte[] _text;
    private readonly IReadOnlyList<(string Name, byte[] Bytes)> _signatures;

    private Checkpoint(string text, string origin, long size, byte[] root, IReadOnlyList<(string Name, byte[] Bytes)> signatures)
    {
        _text = Encoding.UTF8.GetBytes(text);
        _signatures = signatures;
        Origin = origin;
        TreeSize = size;
        RootHash = root;
    }

    /// <summary>What the log calls itself; in the first version of Rekor a name, a dash and the number of the tree.</summary>
    public string Origin { get; }

    /// <summary>How many entries the tree has.</summary>
    public long TreeSize { get; }

    /// <summary>The tree's hash.</summary>
    public byte[] RootHash { get; }

    /// <summary>Whether the first version of Rekor wrote it.</summary>
    public bool IsOfTree => TreeNumber(Origin) is not null;

    private string Name => TreeNumber(Origin) is { } number ? Origin[..^number.Length] : Origin;

    /// <summary>Reads a checkpoint.</summary>
    /// <exception cref="SigstoreFormatException">It is none.</exception>
    public static Checkpoint Read(string note)
    {
        var end = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (note.Length > Largest || end < 0 || !note.EndsWith('\n') || note.Contains('\r')) throw Broken();
        var text = note[..(end + 1)];
        var signatures = note[(end + 2)..];
        if (signatures.Length == 0) throw Broken();
        if (text.Split('\n') is not [{ Length: > 0 } origin, var size, var root, ..]) throw Broken();
        if (!long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number.ToString(CultureInfo.InvariantCulture) != size
            || !StrictBase64.TryDecode(root, out var hash))
            throw Broken();
        var lines = signatures[..^1].Split('\n');
        return lines.Length <= MostSignatures ? new(text, origin, number, hash, [.. lines.Select(Signature)]) : throw Broken();
    }

    /// <summary>Whether <paramref name="log"/> signed it. Signatures of others, such as witnesses, are passed over; a wrong one in its name is not.</summary>
    public bool IsSignedBy(TransparencyLog log)
    {
        var own = _signatures.Where(signature => signature.Name == Name && signature.Bytes.AsSpan(0, HintLength).SequenceEqual(Hint(log))).ToList();
        return own.Count > 0 && own.TrueForAll(signature => log.Key.Made(_text, signature.Bytes.AsSpan(HintLength)));
    }

    private static ReadOnlySpan<byte> Hint(TransparencyLog log) => log.CheckpointId.AsSpan(0, Math.Min(HintLength, log.CheckpointId.Length));

    private static (string Name, byte[] Bytes) Signature(string line)
    {
        if (!line.StartsWith(Dash, StringComparison.Ordinal) || line[Dash.Length..].Split(' ') is not [{ Length: > 0 } name, var text]) throw Broken();
        return StrictBase64.TryDecode(text, out var bytes) && bytes.Length > HintLength ? (name, bytes) : throw Broken();
    }

    private static string? TreeNumber(string origin)
    {
        var dash = origin.LastIndexOf(" - ", StringComparison.Ordinal);
        return dash > 0 && origin.Length > dash + 3 && origin[(dash + 3)..].All(char.IsAsciiDigit) ? origin[dash..] : null;
    }

    private static SigstoreFormatException Broken() => new("The checkpoint is no signed note of a log.");
}
