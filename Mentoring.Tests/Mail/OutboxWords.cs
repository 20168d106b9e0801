using System.Collections.Concurrent;
using Mentoring.Tests.Accounts;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Mail;

/// <summary>Writes notices as a test says.</summary>
internal sealed class ScriptedWriter : ILetterWriter
{
    private readonly ConcurrentDictionary<Guid, Func<Writing>> _answers = [];

    /// <summary>How often each notice was asked for.</summary>
    public ConcurrentBag<Guid> Asked { get; } = [];

    public void On(Guid notice, Func<Writing> answer) => _answers[notice] = answer;

    public Task<IReadOnlyDictionary<Guid, Writing>> WriteAsync(IReadOnlyList<OutboxMail> mails, CancellationToken cancel)
    {
        Dictionary<Guid, Writing> written = [];
        foreach (var mail in mails)
        {
            if (mail.NoticeId is not { } notice || !_answers.TryGetValue(notice, out var answer))
                continue;
            Asked.Add(notice);
            written[mail.Id] = answer();
        }

        return Task.FromResult<IReadOnlyDictionary<Guid, Writing>>(written);
    }
}

/// <summary>What tests of the outbox say again and again.</summary>
internal static class OutboxWords
{
    public static void AddOutbox(this IServiceCollection services, string mails, MailSettings? settings = null)
    {
        services.AddAccountsWithoutServer(mails);
        services.AddSingleton<ScriptedWriter>().AddSingleton<ILetterWriter>(s => s.GetRequiredService<ScriptedWriter>());
        if (settings is not null)
            services.PostConfigure<MailSettings>(m => (m.Host, m.Port, m.Tls, m.TimeoutSeconds) = (settings.Host, settings.Port, false, settings.TimeoutSeconds));
    }

    public static Letter LetterTo(string address) => new(address, string.Empty, $"For {address}", ["Words that stay between us."], null, []);

    /// <summary>One ready letter each, in this order.</summary>
    public static Task PostAsync(this World world, params IEnumerable<string> addresses) => world.SaveAsync(db =>
    {
        var at = world.Now - TimeSpan.FromMinutes(1);
        foreach (var address in addresses)
            db.Post(LetterTo(address), at += TimeSpan.FromMilliseconds(1));
        return Task.CompletedTask;
    });

    public static Task<int> DrainAsync(this World world) => world.Get<MailWorker>().DrainAsync(default);

    public static Task<List<OutboxMail>> OutboxAsync(this World world) => world.ReadAsync(db => db.Outbox.AsNoTracking().OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync());

    public static async Task<OutboxMail> MailToAsync(this World world, string address) => (await world.OutboxAsync()).Single(m => m.To == address);

    /// <summary>Drains and moves the clock on until nothing waits, as days of a running application would.</summary>
    public static async Task DrainInTimeAsync(this World world)
    {
        for (var i = 0; i < 100 && await world.ReadAsync(db => db.Outbox.AnyAsync(m => m.State == MailState.Waiting)); i++)
        {
            await world.DrainAsync();
            world.Time.Advance(TimeSpan.FromHours(5));
        }
    }
}
