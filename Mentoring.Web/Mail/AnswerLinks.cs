using System.Buffers.Binary;
using Mentoring.Core.Common;
using Mentoring.Core.Notifications;
using Mentoring.Core.Relationships;
using Microsoft.AspNetCore.DataProtection;

namespace Mentoring.Web.Mail;

/// <summary>What a link from a mail answers.</summary>
public enum AnswerChoice
{
    /// <summary>Yes.</summary>
    Accept = 1,

    /// <summary>No, and why.</summary>
    Decline = 2,

    /// <summary>More first.</summary>
    AskForMore = 3,
}

/// <summary>A link whose seal was whole: it says who may answer what, not that it can still be answered.</summary>
/// <param name="Relationship">The request.</param>
/// <param name="Round">The round of the request it was written for; asked again, a request has another.</param>
/// <param name="Member">Whom the mail was for.</param>
/// <param name="Notice">The notice the mail told of; each of its answers can be given once.</param>
/// <param name="Choice">The answer.</param>
public sealed record OpenedLink(RelationshipId Relationship, int Round, MemberId Member, NoticeId Notice, AnswerChoice Choice);

/// <summary>Links that answer a request from its mail. Sealed, so that nobody can make or change one; what they may still do is decided where the answer is saved.</summary>
public sealed class AnswerLinks(IDataProtectionProvider protection, SiteAddress site)
{
    private const int IdLength = 16;
    private const int Head = 1 + sizeof(int);
    private const int Length = Head + (3 * IdLength);

    private readonly SealedToken _seal = new(protection, "answer-links");

    /// <summary>The whole address for a mail that tells of a notice.</summary>
    public string Of(Notice notice, Relationship relationship, AnswerChoice choice) =>
        site.Of(PathOf(new OpenedLink(relationship.Id, relationship.Round, notice.MemberId, notice.Id, choice)));

    /// <summary>The address inside the site, for going from one answer to another.</summary>
    public string PathOf(OpenedLink link)
    {
        Span<byte> plain = stackalloc byte[Length];
        plain[0] = (byte)link.Choice;
        BinaryPrimitives.WriteInt32BigEndian(plain[1..], link.Round);
        link.Relationship.Value.TryWriteBytes(plain[Head..]);
        link.Member.Value.TryWriteBytes(plain[(Head + IdLength)..]);
        link.Notice.Value.TryWriteBytes(plain[(Head + (2 * IdLength))..]);
        return "/answer/" + _seal.Of(plain.ToArray());
    }

    /// <summary>What the token of an address says; a problem when it is not one of ours, or not whole.</summary>
    public Result<OpenedLink> Open(string? token) => _seal.Open(token) is { } plain && Read(plain) is { } link ? link : new LinkNotWhole();

    private static OpenedLink? Read(ReadOnlySpan<byte> plain)
    {
        if (plain.Length != Length)
            return null;
        return new OpenedLink(
            new RelationshipId(new Guid(plain.Slice(Head, IdLength))),
            BinaryPrimitives.ReadInt32BigEndian(plain[1..]),
            new MemberId(new Guid(plain.Slice(Head + IdLength, IdLength))),
            new NoticeId(new Guid(plain.Slice(Head + (2 * IdLength), IdLength))),
            (AnswerChoice)plain[0]);
    }
}

/// <summary>The address is not one that a mail of ours held.</summary>
public sealed record LinkNotWhole() : Problem("It is not complete, or it was changed on its way. Nothing was done. Copy the whole link out of the mail, or sign in and answer there.");
