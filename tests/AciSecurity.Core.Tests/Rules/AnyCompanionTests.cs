using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Resources;
using AciSecurity.Rules;
using CsCheck;

namespace AciSecurity.Core.Tests.Rules;

/// <summary>What holds for every rule whatever the companions of a resource look like.</summary>
public sealed class AnyCompanionTests
{
    private static readonly Func<GivenResource>[] Companions =
    [
        () => Given.PrivateEndpoint(), Given.ZoneGroup, () => Given.Lock(), () => Given.RoleAssignment(), () => Given.DiagnosticSetting(), Given.Group, Given.Registry,
    ];

    private static readonly Gen<Func<JsonNode?>> Values = Gen.OneOf<Func<JsonNode?>>(
        Gen.String.Select(Func<JsonNode?> (text) => () => text),
        Gen.OneOf("[parameters('x')]", "[reference('x')]", "[format('{0}', reference(", "[resourceId('Microsoft.ContainerRegistry/registries', ", "[']").Select(Func<JsonNode?> (text) => () => text),
        Gen.Long.Select(Func<JsonNode?> (number) => () => number),
        Gen.OneOf<Func<JsonNode?>>(() => null, () => true, () => new JsonArray(), () => new JsonObject(), () => new JsonArray(null, 5, "x", new JsonObject())));

    [Fact]
    public void No_companion_makes_a_rule_throw_or_keep_silent() =>
        Gen.Select(Gen.Int[0, Companions.Length - 1], Gen.Int[0, 1_000], Values, Gen.OneOf("", "[", "[]", "[x", "Microsoft.Network/privateEndpoints/x", "keep"))
            .Sample((kind, place, value, id) =>
            {
                var companion = Companions[kind]();
                var paths = JsonPath.All(companion.Json).ToList();
                companion.With(paths[place % paths.Count], value());
                if (id != "keep") companion.WithId(id);
                Resource[] judged = [Given.Registry(), Given.Group()];

                foreach (var rule in RuleCatalog.Rules.OfType<CompanionRule>())
                {
                    foreach (var resource in judged.Where(resource => rule.Metadata.ResourceTypes.Contains(resource.Type)))
                    {
                        Assert.All(Judging.Judge(rule, resource, null, companion, Given.ZoneGroup()), verdict => Assert.NotEmpty(verdict.Reason));
                    }
                }
            }, iter: 1_000);
}
