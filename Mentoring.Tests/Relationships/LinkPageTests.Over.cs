using Mentoring.Tests.Support;
using Mentoring.Web.Mail;

namespace Mentoring.Tests.Relationships;

/// <summary>A request that is over: what became of it is for who signs in.</summary>
public sealed partial class LinkPageTests
{
    [Fact]
    public async Task A_form_that_was_open_while_the_sender_took_the_request_back_says_so()
    {
        await _tomas.OpenAsync(await LinkAsync(AnswerChoice.Accept));
        await Commands.WithdrawAsync(Cast.Priya, _request, string.Empty, default);
        await _tomas.SendAsync("answer", []);
        AssertTellsNothing();

        await _tomas.SignInAsync(Cast.EmailOf(Cast.Tomas));
        await _tomas.OpenAsync(await LinkAsync(AnswerChoice.Accept));
        Assert.Contains("Priya took the request back", _tomas.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_does_not_wait_any_more_tells_nothing_to_whoever_holds_the_link()
    {
        await Commands.AcceptAsync(Cast.Tomas, _request, default);
        foreach (var choice in Enum.GetValues<AnswerChoice>())
        {
            await _tomas.OpenAsync(await LinkAsync(choice));
            AssertTellsNothing();
            await _tomas.OpenAsync(await LinkAsync(choice) + "?done=true");
            AssertTellsNothing();
        }
    }

    private void AssertTellsNothing()
    {
        Assert.Contains("This request does not wait for an answer any more.", _tomas.Text, StringComparison.Ordinal);
        Assert.All(["Priya", "accept", "took", "withdrew", "202", _request.Value.ToString()], w => Assert.DoesNotContain(w, _tomas.Text, StringComparison.OrdinalIgnoreCase));
    }
}
