using System.Text.Json;
using AciSecurity.Audits;
using AciSecurity.Files.Yaml;
using AciSecurity.Resources;

namespace AciSecurity.Files.Tests.Yaml;

public class ContainerYamlTests
{
    private const string Group = """
        apiVersion: '2023-05-01'
        location: eastus
        name: web
        type: Microsoft.ContainerInstance/containerGroups
        properties:
          osType: Linux
          containers:
          - name: app
            properties:
              image: contoso.azurecr.io/web:1.0
              environmentVariables:
              - name: MODE
                value: 'yes'
              - name: PASSWORD
                value: ${WEB_PASSWORD}
              securityContext:
                privileged: no
                runAsUser: 1000
        """;

    private static Resource One(string text) =>
        Assert.IsType<RunItem.ResourceRead>(Assert.Single(ContainerYaml.Read("/x/web.yaml", text)!)).Resource;

    [Fact]
    public void A_group_is_read_as_the_request_that_the_CLI_makes_of_it()
    {
        var resource = One(Group);
        Assert.Equal(("web", "eastus", "2023-05-01"), (resource.Name, resource.Location, resource.ApiVersion));
        Assert.Equal("Microsoft.ContainerInstance/containerGroups/web", resource.Id);
        Assert.Equal(new Origin(OriginKind.Template, "/x/web.yaml", 1), resource.Origin);
        var container = Assert.Single(new ContainerGroup(resource).Containers.Value);
        Assert.False(container.SecurityContext.Privileged.Value);
        Assert.Equal(1000, container.SecurityContext.RunAsUser.Value);
        Assert.Equal("yes", container.EnvironmentVariables.Value[0].Value.Value);
    }

    [Fact]
    public void A_shell_variable_is_unresolved()
    {
        var variable = new ContainerGroup(One(Group)).Containers.Value[0].EnvironmentVariables.Value[1];
        Assert.True(variable.Value.IsUnresolved);
        Assert.Contains("${WEB_PASSWORD}", variable.Value.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_keys_that_az_container_export_writes_are_read_and_users_own_words_kept()
    {
        var json = JsonDocument.Parse(One("""
            name: web
            tags: { cost_center: one }
            identity:
              type: UserAssigned
              user_assigned_identities: { '/subscriptions/s/my_identity': {} }
            properties:
              restart_policy: Always
              containers: []
            """).ToJson()).RootElement;
        Assert.True(json.GetProperty("identity").GetProperty("userAssignedIdentities").TryGetProperty("/subscriptions/s/my_identity", out _));
        Assert.Equal("one", json.GetProperty("tags").GetProperty("cost_center").GetString());
        Assert.Equal("Always", json.GetProperty("properties").GetProperty("restartPolicy").GetString());
    }

    [Fact]
    public void Merged_and_repeated_nodes_count()
    {
        var group = new ContainerGroup(One("""
            name: web
            x-base: &base { privileged: true, runAsUser: 0 }
            properties:
              containers:
              - name: a
                properties: { image: i, securityContext: { <<: *base, runAsUser: 5 } }
              - name: b
                properties: { image: i, securityContext: *base }
            """));
        Assert.True(group.Containers.Value[0].SecurityContext.Privileged.Value);
        Assert.Equal(5, group.Containers.Value[0].SecurityContext.RunAsUser.Value);
        Assert.Equal(0, group.Containers.Value[1].SecurityContext.RunAsUser.Value);
    }

    [Fact]
    public void Several_documents_are_several_groups_and_other_YAML_is_none()
    {
        Assert.Equal(2, ContainerYaml.Read("/x", Group + "\n---\n" + Group)!.Count);
        Assert.Null(ContainerYaml.Read("/x", "apiVersion: apps/v1\nkind: Deployment\nspec: { template: { spec: { containers: [] } } }"));
        Assert.Null(ContainerYaml.Read("/x", "type: Microsoft.Web/sites\nproperties: { containers: [] }"));
        Assert.Null(ContainerYaml.Read("/x", "just text"));
        Assert.Null(ContainerYaml.Read("/x", "{{ .Values.template }}: ["));
        Assert.Null(ContainerYaml.Read("/x", ""));
    }

    [Fact]
    public void A_broken_group_is_a_fault_with_its_line()
    {
        var items = ContainerYaml.Read("/x/web.yaml", "type: Microsoft.ContainerInstance/containerGroups\nproperties:\n  containers: [\n  - x\n");
        var fault = Assert.IsType<RunItem.FaultRaised>(Assert.Single(items!)).Fault;
        Assert.Equal("AciSecurity.FileInvalid", fault.Id);
        Assert.True(fault.Line >= 3, fault.Message);
    }

    [Fact]
    public void A_few_lines_that_stand_for_billions_end_in_a_fault()
    {
        var bomb = "name: x\nproperties:\n  containers: []\n  a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
            + string.Concat(Enumerable.Range(1, 12).Select(level => $"  a{level}: &a{level} [{string.Join(',', Enumerable.Repeat($"*a{level - 1}", 10))}]\n"));
        var items = ContainerYaml.Read("/x/web.yaml", bomb + "type: Microsoft.ContainerInstance/containerGroups\n");
        Assert.Contains("values", Assert.IsType<RunItem.FaultRaised>(Assert.Single(items!)).Fault.Message, StringComparison.Ordinal);
    }
}
