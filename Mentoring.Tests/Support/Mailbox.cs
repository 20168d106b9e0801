using Mentoring.Web.Live;
using Mentoring.Web.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Support;

/// <summary>What a running application sent; mails come a moment after what causes them.</summary>
public static class Mailbox
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The mails to an address, the newest first; waits until there are so many.</summary>
    public static async Task<IReadOnlyList<PickedUp>> MailsAsync(this RunningApp app, string to, int atLeast = 1)
    {
        using var told = new SemaphoreSlim(0);
        using var watching = app.Services.GetRequiredService<LiveTopics>().Subscribe([Topic.Outbox], () =>
        {
            told.Release();
            return Task.CompletedTask;
        });
        while (true)
        {
            var mails = (await app.Services.GetRequiredService<PickupFolder>().NewestAsync(1000, default)).Where(m => m.To == to).ToList();
            if (mails.Count >= atLeast)
                return mails;
            Assert.True(await told.WaitAsync(Patience), $"{to} got {mails.Count} mails, not {atLeast}");
        }
    }
}
