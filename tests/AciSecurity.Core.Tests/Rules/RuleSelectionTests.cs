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

    private static int Count(RuleSelection selection) => Ids(selection).Count();

    private static IEnumerable<string> Ids(RuleSelection selection) =>
        RuleCatalog.Rules.Select(rule => rule.Metadata).Where(selection.Includes).Select(rule => rule.Id);
}
