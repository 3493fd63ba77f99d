namespace AciSecurity.Registry;

/// <summary>Reads what somebody sends to its end, if that comes soon enough.</summary>
internal static class BoundedBytes
{
    private const int Piece = 16 * 1024;

    /// <summary>The bytes of <paramref name="stream"/>.</summary>
    /// <param name="stream">What is sent.</param>
    /// <param name="length">How long it is said to be; null where nothing is said. It is not believed, but for a refusal.</param>
    /// <param name="most">How many bytes it may have.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null where it has more.</returns>
    public static async Task<byte[]?> ReadAsync(Stream stream, long? length, int most, CancellationToken cancellationToken)
    {
        if (length > most) return null;
        using var bytes = new MemoryStream();
        var piece = new byte[Piece];
        for (int count; (count = await stream.ReadAsync(piece, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            if (bytes.Length + count > most) return null;
            bytes.Write(piece, 0, count);
        }

        return bytes.ToArray();
    }
}
