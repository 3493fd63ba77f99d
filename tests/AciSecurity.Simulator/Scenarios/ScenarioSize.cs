using System.Globalization;

namespace AciSecurity.Simulator.Scenarios;

/// <summary>How much a generated scenario holds. Groups and registries are totals, spread evenly over the subscriptions.</summary>
/// <param name="Subscriptions">How many subscriptions.</param>
/// <param name="Groups">How many container groups in all of them.</param>
/// <param name="Registries">How many registries in all of them.</param>
/// <param name="Seed">Equal seeds make equal scenarios.</param>
/// <param name="PageSize">How many items a page of a list holds.</param>
/// <param name="Quota">How many queries of Resource Graph a principal may send in five seconds.</param>
public sealed record ScenarioSize(int Subscriptions = 5, int Groups = 20, int Registries = 3, int Seed = 1, int PageSize = 1000, int Quota = 15)
{
    /// <summary>A size from text such as <c>subscriptions=5,groups=20,registries=3,seed=1,page=1000</c>.</summary>
    public static ScenarioSize Parse(string text)
    {
        var size = new ScenarioSize();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (name, value) = part.Split('=', 2) is [var left, var right] && int.TryParse(right, CultureInfo.InvariantCulture, out var number) && number >= 0
                ? (left, number)
                : throw new FormatException($"'{part}' is no name=number.");
            size = name switch
            {
                "subscriptions" => size with { Subscriptions = Math.Max(1, value) },
                "groups" => size with { Groups = value },
                "registries" => size with { Registries = value },
                "seed" => size with { Seed = value },
                "page" => size with { PageSize = Math.Max(1, value) },
                "quota" => size with { Quota = Math.Max(1, value) },
                _ => throw new FormatException($"A scenario has no {name}; it has subscriptions, groups, registries, seed, page and quota."),
            };
        }

        return size;
    }
}
