namespace AciSecurity.Files.Tests;

public class ForeignTextTests
{
    [Theory]
    [InlineData("The value 'hunter2' is not part of the allowed value(s): 'a,b'.", "The value '…' is not part of the allowed value(s): '…'.")]
    [InlineData("Expected \"int\" but the provided value is of type \"'hunter2'\".", "Expected \"…\" but the provided value is of type \"…\".")]
    [InlineData("The template function 'noSuchFunction' is not valid.", "The template function 'noSuchFunction' is not valid.")]
    [InlineData("Parameter \"name\" is declared but never used.", "Parameter \"name\" is declared but never used.")]
    [InlineData("No quotation at all.", "No quotation at all.")]
    public void Quoted_values_are_left_out_and_names_stay(string message, string expected) => Assert.Equal(expected, ForeignText.Of(message));
}
