using System.Buffers.Text;
using System.Runtime.InteropServices;
using Mentoring.Core.Common;

namespace Mentoring.Web.Live;

/// <summary>One thing a node says about its people to the others: a letter for the kind, then ids of 22 characters each.</summary>
internal sealed record PresenceNews(char Kind, Guid Where, IReadOnlyList<MemberId> Members, string Place = "")
{
    public static readonly string Question = $"{Kinds.Question}";

    private const int IdLength = 22;
    private const int BeforePlace = 1 + (2 * IdLength);

    /// <summary>As many ids as fit into a message of PostgreSQL together with what else it carries.</summary>
    private const int IdsAtOnce = 340;

    public ConversationId Conversation => new(Where);

    public DocumentId Document => new(Where);

    /// <summary>These are here; holds for a lease.</summary>
    public static IEnumerable<string> Here(IEnumerable<MemberId> members) => Many(Kinds.Here, members);

    /// <summary>These have left.</summary>
    public static IEnumerable<string> Gone(IEnumerable<MemberId> members) => Many(Kinds.Gone, members);

    public static string Hidden(MemberId member) => $"{Kinds.Hidden}{Text(member.Value)}";

    public static string Types(ConversationId conversation, MemberId member) => $"{Kinds.Types}{Text(conversation.Value)}{Text(member.Value)}";

    public static string Stops(ConversationId conversation, MemberId member) => $"{Kinds.Stops}{Text(conversation.Value)}{Text(member.Value)}";

    public static string Places(DocumentId document, MemberId member, string place) => $"{Kinds.Places}{Text(document.Value)}{Text(member.Value)}{place}";

    public static string TakesAway(DocumentId document, MemberId member) => $"{Kinds.TakesAway}{Text(document.Value)}{Text(member.Value)}";

    public static PresenceNews Read(string part)
    {
        if (part[0] is Kinds.Types or Kinds.Stops or Kinds.Places or Kinds.TakesAway)
        {
            var pair = Ids(part.AsSpan(1, BeforePlace - 1));
            return new(part[0], pair[0], [new(pair[1])], part[BeforePlace..]);
        }

        return new(part[0], default, [.. Ids(part.AsSpan(1)).Select(id => new MemberId(id))]);
    }

    private static IEnumerable<string> Many(char kind, IEnumerable<MemberId> members) =>
        members.Chunk(IdsAtOnce).Select(chunk => kind + string.Concat(chunk.Select(m => Text(m.Value))));

    private static string Text(Guid id) => Base64Url.EncodeToString(MemoryMarshal.AsBytes(new ReadOnlySpan<Guid>(in id)));

    private static List<Guid> Ids(ReadOnlySpan<char> text)
    {
        var ids = new List<Guid>(text.Length / IdLength);
        for (; text.Length >= IdLength; text = text[IdLength..])
        {
            var id = Guid.Empty;
            Base64Url.DecodeFromChars(text[..IdLength], MemoryMarshal.AsBytes(new Span<Guid>(ref id)));
            ids.Add(id);
        }

        return ids;
    }

    internal static class Kinds
    {
        public const char Here = '=';
        public const char Gone = '-';
        public const char Hidden = '!';
        public const char Types = 't';
        public const char Stops = 's';
        public const char Places = 'p';
        public const char TakesAway = 'a';
        public const char Question = '?';
    }
}
