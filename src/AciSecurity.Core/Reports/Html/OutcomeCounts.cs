using System.Text.Json;
using AciSecurity.Findings;

namespace AciSecurity.Reports.Html;

/// <summary>How many findings have each outcome.</summary>
internal sealed class OutcomeCounts
{
    private static readonly int Outcomes = Enum.GetValues<Outcome>().Length;

    private readonly int[] _counts = new int[Outcomes];

    /// <summary>The number of one outcome.</summary>
    public int this[Outcome outcome] => _counts[(int)outcome];

    /// <summary>Counts a finding.</summary>
    public void Add(Outcome outcome) => _counts[(int)outcome]++;

    /// <summary>Writes the numbers in the order of the outcomes.</summary>
    public void Write(Utf8JsonWriter json, string name)
    {
        json.WriteStartArray(name);
        foreach (var count in _counts) json.WriteNumberValue(count);
        json.WriteEndArray();
    }
}
