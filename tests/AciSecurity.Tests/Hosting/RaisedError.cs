using System.Management.Automation;

namespace AciSecurity.Tests.Hosting;

/// <summary>What every error has.</summary>
internal static class RaisedError
{
    /// <summary>Its id, category and target are these, and it says what to do.</summary>
    public static void AssertIs(ErrorRecord error, string id, ErrorCategory category, string? target)
    {
        Assert.Equal(id, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Equal(target, error.TargetObject?.ToString());
        Assert.Equal(error.Exception.Message, error.ErrorDetails.Message);
        Assert.False(string.IsNullOrWhiteSpace(error.ErrorDetails.RecommendedAction));
    }
}
