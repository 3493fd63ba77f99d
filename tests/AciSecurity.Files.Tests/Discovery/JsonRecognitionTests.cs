using System.Text;
using AciSecurity.Files.Discovery;

namespace AciSecurity.Files.Tests.Discovery;

public class JsonRecognitionTests
{
    [Theory]
    [InlineData("""{ "$schema": "https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#", "resources": [] }""", "Template")]
    [InlineData("""{ "contentVersion": "1.0.0.0", "resources": {} }""", "Template")]
    [InlineData("""{ "parameters": {}, "contentVersion": "1.0.0.0" }""", "Parameters")]
    [InlineData("""{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#" }""", "Parameters")]
    [InlineData("""{ "Id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerRegistry/registries/r", "Name": "r" }""", "Resource")]
    [InlineData("""{ "type": "Microsoft.ContainerRegistry/registries", "name": "r" }""", "Resource")]
    [InlineData("""{ "value": [], "nextLink": null }""", "ResourceList")]
    [InlineData("""{ "count": 1, "data": [ {} ] }""", "ResourceList")]
    [InlineData("[]", "ResourceList")]
    [InlineData("""{ "name": "web", "version": "1.0.0", "type": "module" }""", "Other")]
    [InlineData("""{ "resources": [ "a.css" ] }""", "Other")]
    [InlineData("\"text\"", "Other")]
    [InlineData("null", "Other")]
    public void The_content_says_what_a_file_is(string json, string expected) =>
        Assert.Equal(expected, JsonRecognition.Recognise(Encoding.UTF8.GetBytes(json)).ToString());
}
