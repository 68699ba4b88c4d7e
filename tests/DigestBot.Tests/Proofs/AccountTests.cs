using DigestBot.Testing.Proofs;

namespace DigestBot.Tests.Proofs;

public sealed class AccountTests
{
    private static readonly LedgerRow _sent = new(7, "a:chat-1", 3, 1000, "sent", 1, 0, "r-1", null);
    private static readonly Post _post = new("a:chat-1", "Bulletin 4", "r-1", DateTimeOffset.UnixEpoch, Answered: true);

    [Fact]
    public void What_was_due_and_came_once_holds() => Of([_sent], [_post]).Holds.ShouldBeTrue();

    [Fact]
    public void What_the_ledger_does_not_have_is_lost() => Of([], []).Lost.Count.ShouldBe(1);

    [Fact]
    public void What_is_called_sent_and_was_never_taken_is_lost() => Of([_sent], []).Lost.Count.ShouldBe(1);

    [Fact]
    public void What_came_twice_without_a_mark_is_told() =>
        Of([_sent], [_post, _post with { ActivityId = "r-2" }], interrupted: 1).Unmarked.Count.ShouldBe(1);

    [Fact]
    public void What_came_twice_without_having_been_interrupted_is_told_even_when_it_is_marked() =>
        Of([_sent with { PossibleDuplicate = 1 }], [_post, _post with { ActivityId = "r-2" }])
            .Unexplained.Count.ShouldBe(1);

    [Fact]
    public void What_was_interrupted_may_come_twice_when_it_is_marked() =>
        Of([_sent with { PossibleDuplicate = 1 }], [_post, _post with { ActivityId = "r-2" }], interrupted: 1)
            .Holds.ShouldBeTrue();

    [Fact]
    public void What_came_though_the_ledger_gave_it_up_is_told()
    {
        var account = Of([_sent with { State = "failed", ActivityId = null }], [_post]);

        account.Orphans.Count.ShouldBe(1);
        account.Elsewhere.Count.ShouldBe(1);
    }

    [Fact]
    public void Content_that_two_deliveries_bring_to_one_conversation_is_told() =>
        Of(
            [_sent, _sent with { Id = 8, Due = 2000, ActivityId = "r-2" }],
            [_post, _post with { ActivityId = "r-2" }],
            dues: [1000, 2000]
        )
            .Repeated.Count.ShouldBe(1);

    private static Account Of(LedgerRow[] rows, Post[] posts, int interrupted = 0, params long[] dues) =>
        Account.Of(
            [.. (dues.Length == 0 ? [1000] : dues).Select(due => new Occurrence(3, due))],
            rows,
            posts,
            interrupted == 0 ? new Dictionary<long, int>() : new Dictionary<long, int> { [7] = interrupted }
        );
}
