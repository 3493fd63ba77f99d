using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.Rules;

public sealed class RuleSelectionTests
{
    [Fact]
    public void All_selects_all() => Assert.Equal(RuleCatalog.Rules.Count, Count(RuleSelection.All));

    [Fact]
    public void A_cmdlet_selects_its_rules_in_any_letter_case()
    {
        var ids = Ids(RuleSelection.ForCmdlet("test-aciprivateregistry")).ToList();

        Assert.Equal(RuleCatalog.Rules.Where(rule => rule.Metadata.Cmdlets.Contains("Test-AciPrivateRegistry")).Select(rule => rule.Metadata.Id), ids);
        Assert.Contains("Acr.AdminUser", ids);
        Assert.DoesNotContain("Aci.Privileged", ids);
        Assert.Empty(Ids(RuleSelection.ForCmdlet("Test-AciPrivate*")));
    }

    [Theory]
    [InlineData("Acr.A*n*l*", "Acr.AnonymousPull")]
    [InlineData("aci.privilege*", "Aci.PrivilegeEscalation Aci.Privileged")]
    [InlineData("A??.Ad*r", "Acr.AdminUser")]
    [InlineData("Aci.Privileged", "Aci.Privileged")]
    [InlineData("Privileged", "")]
    [InlineData("Aci.Privileged?", "")]
    [InlineData("", "")]
    public void Patterns_select_by_id(string pattern, string ids) =>
        Assert.Equal(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries), Ids(RuleSelection.All.Matching([pattern])));

    [Fact]
    public void Several_patterns_select_what_one_of_them_does() =>
        Assert.Equal(["Aci.RunAsRoot", "Acr.AdminUser"], Ids(RuleSelection.All.Matching(["Acr.Admin*", "*Root"])));

    [Fact]
    public void No_patterns_leave_the_selection_as_it_is()
    {
        Assert.Same(RuleSelection.All, RuleSelection.All.Matching(null));
        Assert.Same(RuleSelection.All, RuleSelection.All.Matching([]));
        Assert.Same(RuleSelection.All, RuleSelection.All.Except(null));
        Assert.Same(RuleSelection.All, RuleSelection.All.Except([]));
    }

    [Fact]
    public void Exclusion_comes_after_inclusion()
    {
        Assert.Equal(["Acr.AdminUser"], Ids(RuleSelection.All.Matching(["Acr.AdminUser", "Acr.AuditLog"]).Except(["*Log"])));
        Assert.Equal(RuleCatalog.Rules.Select(rule => rule.Metadata.Id).Where(id => !id.StartsWith("Acr.", StringComparison.Ordinal)), Ids(RuleSelection.All.Except(["Acr.*"])));
        Assert.Empty(Ids(RuleSelection.ForCmdlet("Test-AciPrivateRegistry").Matching(["Aci.Privileged"])));
    }

    [Theory]
    [InlineData("acr.adminuser", true)]
    [InlineData("Acr.AdminUse?", false)]
    [InlineData("Acr.*", false)]
    [InlineData("Acr.AnonymousPull", false)]
    public void An_id_without_wildcards_names_its_rule(string pattern, bool isNamed) =>
        Assert.Equal(isNamed, RuleSelection.All.Matching([pattern]).Names(AdminUser));

    [Fact]
    public void What_is_excluded_is_not_named() =>
        Assert.False(RuleSelection.All.Matching(["Acr.AdminUser"]).Except(["Acr.*"]).Names(AdminUser));

    [Fact]
    public void A_selection_without_patterns_names_no_rule()
    {
        Assert.False(RuleSelection.All.Names(AdminUser));
        Assert.False(RuleSelection.ForCmdlet("Test-AcrSecuritySetting").Names(AdminUser));
    }

    private static RuleMetadata AdminUser => RuleCatalog.Rules.Single(rule => rule.Metadata.Id == "Acr.AdminUser").Metadata;

    private static int Count(RuleSelection selection) => Ids(selection).Count();

    private static IEnumerable<string> Ids(RuleSelection selection) =>
        RuleCatalog.Rules.Select(rule => rule.Metadata).Where(selection.Includes).Select(rule => rule.Id);
}
