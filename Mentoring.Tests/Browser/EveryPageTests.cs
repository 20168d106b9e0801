using Mentoring.Tests.Security;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Browser;

/// <summary>axe looks at every address of the table of who may see what, as somebody who may; a new page is looked at by itself.</summary>
public sealed class EveryPageTests() : BrowserSuite(Provider.Sqlite)
{
    /// <summary>Answer with bytes or with a word; there is nothing to look at.</summary>
    private static readonly string[] NoPages = ["/health/live", "/health/ready", "/members/{id:guid}/photo", "/attachments/{id:guid}", "/attachments/{id:guid}/thumbnail", "/relationships/{relationship:guid}/{kind}/{document:guid}.md"];

    private static IEnumerable<AccessRow> Pages => AccessTable.Rows.Where(r => !r.Endpoint.Contains(' ', StringComparison.Ordinal) && !NoPages.Contains(r.Endpoint));

    [Fact]
    public Task Visitors_can_read_every_public_page() => LookAsync(story => story.VisitorAsync(), row => row.SignedOut is Answer.Given or Answer.Hidden);

    [Fact]
    public Task A_mentee_can_read_every_page_of_theirs() => LookAsync(story => story.SignInAsync(Cast.Priya), row => row.SignedOut == Answer.SignIn && row.Participant is Answer.Given or Answer.Elsewhere);

    [Fact]
    public Task A_mentor_can_read_the_search_for_mentees() => LookAsync(story => story.SignInAsync(Cast.Tomas), row => row.Endpoint == "/find/mentees");

    [Fact]
    public Task A_manager_can_read_every_page_of_the_desk() => LookAsync(story => story.SignInAsync(Cast.Morgan), row => row.Participant == Answer.NotAllowed && row.Manager == Answer.Given);

    [Fact]
    public Task What_is_wrong_in_one_look_only_is_found() => TellAsync(async story =>
    {
        var visitor = await story.VisitorAsync();
        await visitor.OpenPlainAsync("/");
        await visitor.Page.AddStyleTagAsync(new() { Content = "@media (prefers-color-scheme: dark) and (max-width: 600px) { .faint { color: #888; background: #999 } .wide { width: 120vw } }" });
        await visitor.Page.EvaluateAsync("document.querySelector('main').insertAdjacentHTML('beforeend', '<p class=faint>Faint</p><p class=wide>Wide</p>')");

        var found = (await Assert.ThrowsAnyAsync<Exception>(() => Axe.AssertCleanAsync(visitor))).Message;

        Assert.Contains("phone, dark: color-contrast", found, StringComparison.Ordinal);
        Assert.Contains("phone, dark: scrolls sideways", found, StringComparison.Ordinal);
        Assert.DoesNotContain("light", found, StringComparison.Ordinal);
        Assert.DoesNotContain("desktop", found, StringComparison.Ordinal);
    });

    private Task LookAsync(Func<Story, Task<Person>> arrive, Func<AccessRow, bool> theirs) => TellAsync(async story =>
    {
        var subjects = new Subjects();
        await subjects.SaveAsync(story.App.Services);
        var person = await arrive(story);
        person.Forgive("404");

        // axe tries to look into the mails of the development page, whose frames run no scripts
        person.Forgive("Blocked script execution");
        var rows = Pages.Where(theirs).ToList();
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            await person.OpenPlainAsync(subjects.Fill(row.Address));
            if (await person.Page.Locator("script[src*=blazor]").CountAsync() > 0)
                await person.WaitInteractiveAsync();
            await Axe.AssertCleanAsync(person);
        }
    });
}
