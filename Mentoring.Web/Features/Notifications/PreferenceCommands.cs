using Mentoring.Core.Common;
using Mentoring.Core.Notifications;
using Mentoring.Web.Data;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Features.Notifications;

/// <summary>How people want their mail. Each choice is saved by itself; of two windows the later one holds.</summary>
public sealed class PreferenceCommands(IDbContextFactory<MentoringDb> contexts, LiveTopics live)
{
    private const int Attempts = 5;

    public Task<Result> ChooseAsync(MemberId member, NoticeCategory category, MailChoice choice, CancellationToken cancel) =>
        SaveAsync(member, p => p.Choose(category, choice), cancel);

    public Task<Result> ShowFirstLineAsync(MemberId member, bool show, CancellationToken cancel) => SaveAsync(member, p => p.ShowFirstLine(show), cancel);

    /// <summary>Does what a link in a mail asks for: nothing of that category comes any more, or no daily summary.</summary>
    public Task<Result> StopAsync(UnsubscribeLink link, CancellationToken cancel) => SaveAsync(
        link.Member,
        p =>
        {
            foreach (var category in link.Stops(p))
                p.Choose(category, MailChoice.Off);
        },
        cancel);

    private async Task<Result> SaveAsync(MemberId member, Action<NoticePreferences> change, CancellationToken cancel)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            if (!await db.Members.AnyAsync(m => m.Id == member && m.DeletedAt == null, cancel))
                return new NotFound();
            var preferences = await db.NoticePreferences.SingleOrDefaultAsync(p => p.MemberId == member, cancel) ?? db.NoticePreferences.Add(new NoticePreferences(member)).Entity;
            change(preferences);
            try
            {
                await db.SaveChangesAsync(cancel);
                live.Announce(Topic.Member(member));
                return Result.Done;
            }
            catch (Exception e) when (e.IsConflict())
            {
                // Another window saved in between; this choice is the later one
            }
        }

        return new ChangedMeanwhile();
    }
}
