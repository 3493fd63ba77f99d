using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;
using AciSecurity.Rules;
using CsCheck;

namespace AciSecurity.Core.Tests.Rules;

/// <summary>What holds for every rule whatever a resource looks like.</summary>
public sealed class AnyResourceTests
{
    private const int Iterations = 2_000;
    private static readonly string[] ResourceNames =
    [
        "group", "group with init", "profile", "registry", "token", "webhook", "cache rule", "replica", "deployment", "plan", "alert", "cluster", "vault", "subscription", "database",
    ];

    private static readonly Gen<string> Expressions = Gen.OneOf(
        "[parameters('x')]", "[variables('x')]", "[if(parameters('x'), parameters('y'), parameters('z'))]", "[toLower(parameters('x'))]", "[json(parameters('x'))]");

    private static readonly Gen<Func<JsonNode?>> Values = Gen.OneOf<Func<JsonNode?>>(
        Expressions.Select(Func<JsonNode?> (text) => () => text),
        Gen.String.Select(Func<JsonNode?> (text) => () => text),
        Gen.Long.Select(Func<JsonNode?> (number) => () => number),
        Gen.Double[-1e6, 1e6].Select(Func<JsonNode?> (number) => () => number),
        Gen.Bool.Select(Func<JsonNode?> (flag) => () => flag),
        Gen.OneOf<Func<JsonNode?>>(() => null, () => new JsonArray(), () => new JsonObject(), () => new JsonArray(null, 5, "x", new JsonObject()), () => new JsonObject { ["name"] = "x" }));

    private static readonly Gen<string?> Versions = Gen.OneOf("2025-11-01", "2023-05-01", "2019-05-01", "2017-03-01", "2024-11-01-preview", "latest", null);

    private static IReadOnlyList<Rule> Judges { get; } = [.. RuleCatalog.Rules.Where(rule => rule is not AuditRule)];

    [Fact]
    public void No_resource_makes_a_rule_throw_or_keep_silent() =>
        Gen.Select(Gen.OneOf(ResourceNames), Gen.Int[0, 1_000], Gen.Int[0, 1_000], Values, Values, Versions, Gen.Int[0, 3])
            .Sample((name, first, second, value, other, version, source) =>
            {
                var given = Make(name).AtVersion(version);
                Change(given, first, value());
                Change(given, second, other());
                Resource resource = From(given, source);
                foreach (var rule in RuleCatalog.Rules.Where(rule => rule.Metadata.ResourceTypes.Contains(resource.Type)))
                {
                    foreach (var policy in new[] { Policy.Default, Judging.Strict })
                    {
                        var verdicts = Judging.Judge(rule, resource, policy);
                        Assert.NotEmpty(verdicts);
                        Assert.All(verdicts, verdict => Assert.NotEmpty(verdict.Reason));
                    }
                }
            }, iter: Iterations);

    [Fact]
    public void Nothing_passes_where_an_expression_took_the_place_of_what_decides() =>
        Gen.Select(Gen.OneOf([.. Judges]), Gen.Int[0, 10], Expressions, Gen.OneOf(Baseline.Default, Baseline.Strict))
            .Sample((rule, depth, expression, baseline) =>
            {
                var deciding = Deciding.Of(rule);
                var places = Ancestry(deciding.Path);
                var place = places[depth % places.Count];
                var verdicts = deciding.JudgedBy(rule, baseline, place, expression);

                Assert.All(verdicts, verdict => Assert.True(verdict.Outcome is not Outcome.Pass, $"{rule.Metadata.Id} passes with {expression} at {place}"));
            }, iter: Iterations);

    [Fact]
    public void What_decides_is_named_for_every_rule_and_passes() =>
        Assert.All(Judges, rule =>
        {
            var verdicts = Deciding.Of(rule).JudgedBy(rule, Baseline.Default);
            Assert.All(verdicts, verdict => Assert.True(verdict.Outcome == Outcome.Pass, $"{rule.Metadata.Id}: {verdict}"));
        });

    [Fact]
    public void The_letter_case_of_members_decides_nothing() =>
        Gen.Select(Gen.OneOf(ResourceNames), Gen.Int, Gen.Int[0, 1_000], Values).Sample((name, seed, index, value) =>
        {
            var given = Make(name);
            Change(given, index, value());
            var other = Make(name);
            Change(other, index, value());
            Recase(other.Json, new Random(seed));

            foreach (var rule in RuleCatalog.Rules.Where(rule => rule.Metadata.ResourceTypes.Contains(given.Build().Type)))
            {
                Assert.Equal(Judging.Judge(rule, given).Select(verdict => verdict.Outcome), Judging.Judge(rule, other).Select(verdict => verdict.Outcome));
            }
        }, iter: Iterations);

    [Fact]
    public void A_planted_secret_is_in_no_verdict_wherever_it_stands()
    {
        const string Planted = "Pl4nted-S3cret";
        Gen.Select(
            Gen.OneOf("DB_PASSWORD", "SETTING", "[parameters('n')]", ""),
            Gen.OneOf("{0}", "Server=db;Password={0}", "https://user:{0}@db", "[concat('Password={0}', parameters('x'))]", "[{0}]", "{0}-${{SUFFIX}}", "[concat('{0}]"),
            Gen.Int[0, 3]).Sample((name, value, source) =>
        {
            var group = From(Given.Group().Variable(name, string.Format(null, value, Planted)), source);

            foreach (var rule in RuleCatalog.Rules.Where(rule => rule.Metadata.ResourceTypes.Contains(group.Type)))
            {
                Assert.All(Judging.Judge(rule, group), verdict =>
                    Assert.DoesNotContain(Planted, $"{verdict} {string.Join(' ', verdict.Evidence)}", StringComparison.Ordinal));
            }
        }, iter: Iterations);
    }

    [Fact]
    public void Text_that_is_made_to_keep_patterns_busy_is_judged_all_the_same()
    {
        string[] pieces =
        [
            "a", "=", "a=", "a;", "://", "://a:", "a:@", "@", "''", "'(", "[concat(", "format('{0}", "Password=", "sig=", "eyJ.", "-----BEGIN ", "xox", "http://a.", "a.b/", "sha256:",
            "\\", "{{", "<", "$(", "--p ", "%41", "\u0130", " ",
        ];
        Gen.Select(Gen.OneOf(ResourceNames), Gen.Int[0, 1_000], Gen.OneOf(pieces), Gen.OneOf("", "!", "]", "='", "@x"), Gen.Int[0, 3]).Sample((name, index, piece, end, source) =>
        {
            var given = Make(name);
            Change(given, index, string.Concat(Enumerable.Repeat(piece, 60_000 / piece.Length)) + end);
            Resource resource = From(given, source);
            foreach (var rule in RuleCatalog.Rules.Where(rule => rule.Metadata.ResourceTypes.Contains(resource.Type)))
            {
                Assert.All(Judging.Judge(rule, resource), verdict => Assert.True(verdict.Reason.Length < 2_000, $"{rule.Metadata.Id}: {verdict.Reason.Length}"));
            }
        }, iter: 150);
    }

    private static GivenResource Make(string name) => name switch
    {
        "group" => Given.Group(),
        "group with init" => Given.Group().InitContainer("image", "setup:1"),
        "profile" => Given.Profile().With("properties.securityContext", new JsonObject { ["runAsUser"] = 1000 }),
        "deployment" => Given.Deployment(),
        "plan" => Given.Plan(),
        "alert" => Given.Alert(),
        "cluster" => Given.Cluster(),
        "vault" => Given.Vault(),
        "subscription" => Given.Subscription(),
        "database" => Given.SqlServer(),
        "token" => Given.Token(),
        "webhook" => Given.Webhook(),
        "cache rule" => Given.CacheRule(),
        "replica" => Given.Replica(),
        _ => Given.Registry(),
    };

    private static Resource From(GivenResource given, int source) => source switch
    {
        0 => given,
        1 => given.Exported(),
        2 => given.AsGraphRow(),
        _ => given.AsYaml(),
    };

    private static void Change(GivenResource given, int index, JsonNode? value)
    {
        var paths = JsonPath.All(given.Json).ToList();
        given.With(paths[index % paths.Count], value);
    }

    /// <summary>The place itself and what it stands in, up to the properties.</summary>
    private static List<string> Ancestry(string path) =>
    [
        .. Enumerable.Range(0, path.Length + 1)
            .Where(length => length == path.Length || path[length] is '.' or '[')
            .Where(length => length > 0)
            .Select(length => path[..length]),
    ];

    private static void Recase(JsonNode? node, Random random)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items) Recase(item, random);
        }

        if (node is not JsonObject members) return;
        foreach (var (name, value) in members.ToList())
        {
            members.Remove(name);
            Recase(value, random);
            members[string.Concat(name.Select(letter => random.Next(2) == 0 ? char.ToUpperInvariant(letter) : char.ToLowerInvariant(letter)))] = value;
        }
    }
}
