namespace DigestBot.Cards.Tests;

public sealed class PlaceholderTests
{
    [Fact]
    public void The_house_stands() => true.ShouldBeTrue();
}
