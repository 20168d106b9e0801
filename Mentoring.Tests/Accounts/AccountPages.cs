using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Accounts;

/// <summary>The account pages over HTTP, as a browser without script would use them.</summary>
public abstract class AccountPages : IAsyncLifetime
{
    protected RunningApp App { get; private set; } = null!;

    private protected Visitor Visitor { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        App = await RunningApp.StartAsync(Provider.Sqlite, settings: new Dictionary<string, string?> { ["RateLimits:AccountPostsPerMinute"] = "12" });
        Visitor = new Visitor(App.Address);
    }

    public async Task DisposeAsync()
    {
        Visitor.Dispose();
        await App.DisposeAsync();
    }

    protected Task<MentoringDb> OpenAsync() => App.Services.GetRequiredService<IDbContextFactory<MentoringDb>>().CreateDbContextAsync();

    protected async Task<Member> MemberAsync(MemberId id)
    {
        await using var db = await OpenAsync();
        return await db.Members.AsNoTracking().SingleAsync(m => m.Id == id);
    }

    protected async Task<string?> StampAsync()
    {
        await using var db = await OpenAsync();
        return await db.Users.Where(u => u.Email == "priya@demo.example").Select(u => u.SecurityStamp).SingleAsync();
    }

    /// <summary>The mails to an address, the newest first; waits until there is one.</summary>
    protected Task<IReadOnlyList<PickedUp>> MailsAsync(string to) => App.MailsAsync(to);

    protected async Task<string> LinkAsync(string to) => Links.Split((await MailsAsync(to))[0].Body).First(p => p.IsLink).Text;
}
