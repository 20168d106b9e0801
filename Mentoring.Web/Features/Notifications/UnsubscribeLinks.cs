using Mentoring.Core.Common;
using Mentoring.Core.Notifications;
using Mentoring.Web.Mail;
using Microsoft.AspNetCore.DataProtection;

namespace Mentoring.Web.Features.Notifications;

/// <summary>A link of a mail whose seal was whole.</summary>
/// <param name="Member">Whose mail it was.</param>
/// <param name="Category">What it was about; null for the daily summary.</param>
public sealed record UnsubscribeLink(MemberId Member, NoticeCategory? Category)
{
    /// <summary>What following the link would still switch off; nothing once it has been done.</summary>
    public IReadOnlyList<NoticeCategory> Stops(NoticePreferences preferences) => Category is { } one
        ? preferences.Of(one) == MailChoice.Off ? [] : [one]
        : [.. Enum.GetValues<NoticeCategory>().Where(c => preferences.Of(c) == MailChoice.Daily)];
}

/// <summary>Links that switch mails off without signing in. Sealed, and good for as long as the mail is kept.</summary>
public sealed class UnsubscribeLinks(IDataProtectionProvider protection, SiteAddress site)
{
    private const int IdLength = 16;

    /// <summary>Stands for all categories.</summary>
    private const byte Every = 0;

    private readonly SealedToken _seal = new(protection, "unsubscribe-links");

    /// <summary>The whole address, for a mail.</summary>
    public string Of(MemberId member, NoticeCategory? category) => site.Of("/unsubscribe/" + Token(new UnsubscribeLink(member, category)));

    public string Token(UnsubscribeLink link)
    {
        var plain = new byte[IdLength + 1];
        link.Member.Value.TryWriteBytes(plain);
        plain[IdLength] = link.Category is { } category ? (byte)category : Every;
        return _seal.Of(plain);
    }

    /// <summary>What a token says; a problem when it is not one of ours, or not whole.</summary>
    public Result<UnsubscribeLink> Open(string? token) => _seal.Open(token) is { } plain && Read(plain) is { } link ? link : new NotOurLink();

    private static UnsubscribeLink? Read(byte[] plain)
    {
        if (plain.Length != IdLength + 1)
            return null;
        var member = new MemberId(new Guid(plain.AsSpan(0, IdLength)));
        var category = (NoticeCategory)plain[IdLength];
        return (plain[IdLength], Enum.IsDefined(category)) switch
        {
            (Every, _) => new UnsubscribeLink(member, null),
            (_, true) => new UnsubscribeLink(member, category),
            _ => null,
        };
    }
}

/// <summary>The address is not one that a mail of ours held.</summary>
public sealed record NotOurLink() : Problem("This link is not complete, or it was changed on its way. Nothing was switched off. Copy the whole link out of the mail, or sign in and choose there.");
