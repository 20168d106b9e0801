using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Browser;

/// <summary>One story: an application of its own, and the people who come to it.</summary>
public sealed class Story : IAsyncDisposable
{
    private readonly List<Person> _people = [];

    private Story(RunningApp app, Provider on) => (App, On) = (app, on);

    public RunningApp App { get; }

    public Provider On { get; }

    public static async Task<Story> BeginAsync(Provider provider, People people, IReadOnlyDictionary<string, string?>? settings) =>
        new(await RunningApp.StartAsync(provider, people, settings), provider);

    /// <summary>Somebody who has not signed in.</summary>
    public async Task<Person> VisitorAsync(string name = "visitor")
    {
        var person = await Person.ArriveAsync(name, App.Address, On);
        _people.Add(person);
        return person;
    }

    /// <summary>Somebody of the cast, signed in, on a browser of their own, with a page open.</summary>
    public async Task<Person> SignInAsync(MemberId member, string path = "/")
    {
        var email = Cast.EmailOf(member);
        var person = await VisitorAsync(email.Split('@')[0]);
        await person.EnterAsync(email, path);
        return person;
    }

    /// <summary>Changes a member as their own page would have, and waits until searches know it.</summary>
    public async Task ChangeAsync(MemberId id, Func<Member, Taxonomy, DateTime, Result> change)
    {
        await using (var db = await App.Services.GetRequiredService<IDbContextFactory<MentoringDb>>().CreateDbContextAsync())
        {
            var terms = new Taxonomy(await db.Terms.AsNoTracking().ToListAsync());
            Assert.True(change(await db.Members.SingleAsync(m => m.Id == id), terms, TimeProvider.System.Now()).Succeeded);
            await db.SaveChangesAsync();
        }

        await App.Services.GetRequiredService<MatchIndexKeeper>().RefreshAsync(default);
    }

    /// <summary>Fails when anybody's browser reported an error.</summary>
    public void AssertNoFaults() =>
        Assert.True(_people.All(p => p.Faults.Count == 0), string.Join('\n', _people.SelectMany(p => p.Faults.Select(f => $"{p.Name}: {f}"))));

    public async Task LeaveEvidenceAsync(string folder)
    {
        foreach (var person in _people)
            await person.LeaveEvidenceAsync(folder);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in _people)
            await person.LeaveAsync();
        await App.DisposeAsync();
    }
}
