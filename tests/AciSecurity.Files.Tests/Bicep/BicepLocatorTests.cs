using AciSecurity.Files.Bicep;

namespace AciSecurity.Files.Tests.Bicep;

public class BicepLocatorTests
{
    [Fact]
    public void The_given_one_comes_first_then_the_variable_then_the_path_then_that_of_the_Azure_CLI()
    {
        using var folder = new TempFolder();
        var given = folder.Write("given/bicep", "");
        var named = folder.Write("named/bicep", "");
        var onPath = folder.Write($"path/{BicepLocator.FileName}", "");
        var azure = folder.Write($"home/.azure/bin/{BicepLocator.FileName}", "");
        var variables = new Dictionary<string, string?>
        {
            [BicepLocator.Variable] = named,
            ["PATH"] = string.Join(Path.PathSeparator, Path.Combine(folder.Path, "empty"), Path.GetDirectoryName(onPath)),
        };
        var locator = new BicepLocator(name => variables.GetValueOrDefault(name), Path.Combine(folder.Path, "home"));

        Assert.Equal(given, locator.Find(given));
        Assert.Equal(named, locator.Find(null));
        variables[BicepLocator.Variable] = "";
        Assert.Equal(onPath, locator.Find(null));
        variables["PATH"] = null;
        Assert.Equal(azure, locator.Find(null));
        variables["AZURE_CONFIG_DIR"] = Path.Combine(folder.Path, "elsewhere");
        Assert.Null(locator.Find(null));
    }

    [Fact]
    public void Who_names_one_that_is_not_there_gets_no_other()
    {
        using var folder = new TempFolder();
        folder.Write($"path/{BicepLocator.FileName}", "");
        var locator = new BicepLocator(name => name == "PATH" ? Path.Combine(folder.Path, "path") : null, folder.Path);
        Assert.Null(locator.Find(Path.Combine(folder.Path, "nothing")));
        Assert.NotNull(locator.Find(""));
    }
}
