using AciSecurity.Files.Discovery;

namespace AciSecurity.Files.Tests.Discovery;

public class ParameterPairingTests
{
    [Theory]
    [InlineData("main.parameters.json", "main.json", true)]
    [InlineData("main.parameters.prod.json", "main.json", true)]
    [InlineData("main.prod.parameters.json", "main.json", true)]
    [InlineData("Main.Parameters.json", "main.json", true)]
    [InlineData("main-parameters.json", "main.json", true)]
    [InlineData("main.parameters-prod.json", "main.json", true)]
    [InlineData("azuredeploy.parameters.us.json", "azuredeploy.json", true)]
    [InlineData("parameters.json", "template.json", true)]
    [InlineData("main.parameters.json", "main.bicep", true)]
    [InlineData("parameters.json", "main.json", false)]
    [InlineData("mainframe.parameters.json", "main.json", false)]
    [InlineData("other.parameters.json", "main.json", false)]
    [InlineData("main.json", "main.json", false)]
    public void A_parameter_file_belongs_by_its_name(string parameters, string template, bool expected) =>
        Assert.Equal(expected, ParameterPairing.Belongs(Path.Combine("/x", parameters), Path.Combine("/x", template)));

    [Fact]
    public void Another_folder_is_another_deployment() => Assert.False(ParameterPairing.Belongs("/a/main.parameters.json", "/b/main.json"));
}
