using System.Globalization;
using System.Text.RegularExpressions;

namespace AciSecurity.Registry.Notary.Envelopes;

/// <summary>Times as RFC 3339 writes them.</summary>
internal static partial class InternetTime
{
    /// <summary>Reads a time, whose offset must be there.</summary>
    /// <exception cref="NotaryRefusalException">It is none.</exception>
    public static DateTimeOffset Parse(string text)
    {
        if (Pattern().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        throw new NotaryRefusalException("A time is none of RFC 3339.");
    }

    /// <summary>Writes a time with seconds, in UTC.</summary>
    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}
