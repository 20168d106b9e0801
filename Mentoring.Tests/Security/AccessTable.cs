namespace Mentoring.Tests.Security;

/// <summary>What a request is answered with, as far as access goes.</summary>
public enum Answer
{
    /// <summary>What was asked for.</summary>
    Given = 1,

    /// <summary>The way to the sign-in page.</summary>
    SignIn = 2,

    /// <summary>As if it did not exist.</summary>
    Hidden = 3,

    /// <summary>Said plainly that it belongs to another role.</summary>
    NotAllowed = 4,

    /// <summary>The way to another address.</summary>
    Elsewhere = 5,

    /// <summary>Refused as a request: no token of a form of ours, no such method.</summary>
    Refused = 6,
}

/// <summary>One address, and what each person gets there. The pair is Priya and Tomas.</summary>
/// <param name="Endpoint">As the application names it: a page's route, or the method and the pattern of another endpoint.</param>
/// <param name="Address">What is asked for; names in braces are filled in from <see cref="Subjects"/>.</param>
/// <param name="SignedOut">Nobody in particular.</param>
/// <param name="Participant">Priya, for whom the pair's things are her own.</param>
/// <param name="Stranger">George, a member like any other.</param>
/// <param name="FormerPartner">Amara, whom Tomas mentored until she left.</param>
/// <param name="Manager">Morgan, who runs the programme and reads nobody's words.</param>
public sealed record AccessRow(string Endpoint, string Address, Answer SignedOut, Answer Participant, Answer Stranger, Answer FormerPartner, Answer Manager);

/// <summary>Who may see what, address by address. A page or endpoint without a row here fails the matrix.</summary>
public static class AccessTable
{
    public static IReadOnlyList<AccessRow> Rows { get; } =
    [
        Everyone("/"),
        new("/not-found", "/not-found", Answer.Hidden, Answer.Hidden, Answer.Hidden, Answer.Hidden, Answer.Hidden),
        Everyone("/error"),
        Everyone("/health/live"),
        Everyone("/health/ready"),
        Everyone("/dev/mail"),
        Everyone("/dev/clock"),
        Everyone("/answer/{Token?}", "/answer/made-up-by-a-stranger"),
        Everyone("/how-it-works"),
        Everyone("/code-of-conduct"),
        Everyone("/privacy"),
        .. Accounts,

        // Whoever holds the role is sent on to the search their profile makes
        Members("/find") with { Participant = Answer.Elsewhere, FormerPartner = Answer.Elsewhere },
        Members("/find/mentees") with { Stranger = Answer.Elsewhere, FormerPartner = Answer.Elsewhere },
        Members("/members/{MemberGuid:guid}", "/members/{member}"),
        // Nobody of the cast has a photo
        Everyone("/members/{id:guid}/photo", "/members/{member}/photo", Answer.Hidden) with { SignedOut = Answer.SignIn },
        Members("/members/{MemberGuid:guid}/request", "/members/{member}/request"),
        Members("/relationships"),
        Pair("/relationships/{RelationshipGuid:guid}", "/relationships/{relationship}"),
        Pair("/relationships/{RelationshipGuid:guid}/details", "/relationships/{relationship}/details"),
        Pair("/relationships/{RelationshipGuid:guid}/timeline", "/relationships/{relationship}/timeline"),
        Pair("/relationships/{RelationshipGuid:guid}/tools", "/relationships/{relationship}/tools"),
        Pair("/relationships/{RelationshipGuid:guid}/{Segment}/{DocumentGuid:guid}", "/relationships/{relationship}/swot/{swot}"),
        Pair("/relationships/{RelationshipGuid:guid}/goals", "/relationships/{relationship}/goals"),
        Pair("/relationships/{RelationshipGuid:guid}/{Segment}/{DocumentGuid:guid}", "/relationships/{relationship}/goals/{goal}"),
        Pair("/relationships/{RelationshipGuid:guid}/{Segment}/{DocumentGuid:guid}", "/relationships/{relationship}/gstar/{gstar}"),
        Pair("/relationships/{RelationshipGuid:guid}/{Segment}/{DocumentGuid:guid}/history", "/relationships/{relationship}/gstar/{gstar}/history"),
        Pair("/relationships/{relationship:guid}/{kind}/{document:guid}.md", "/relationships/{relationship}/gstar/{gstar}.md"),
        Forms("POST /relationships/{relationship:guid}/begin", "/relationships/{relationship}/begin") with { SignedOut = Answer.SignIn },
        Members("/notifications"),
        // Whoever holds the mail; without its seal there is only a page that says so
        Everyone("/unsubscribe/{Token}", "/unsubscribe/forged"),
        Everyone("POST /unsubscribe/{token}", "/unsubscribe/forged", Answer.Elsewhere),
        Members("/messages"),
        Pair("/messages/{Conversation:guid}", "/messages/{conversation}"),
        Pair("/attachments/{id:guid}", "/attachments/{attachment}"),
        Pair("/attachments/{id:guid}/thumbnail", "/attachments/{attachment}/thumbnail"),
        Forms("POST /messages/{conversation:guid}/attachments", "/messages/{conversation}/attachments") with { SignedOut = Answer.SignIn },
        Forms("PUT /attachments/{id:guid}/thumbnail", "/attachments/{attachment}/thumbnail") with { SignedOut = Answer.SignIn },
        // Priya has a conversation with him already, and is sent on to it
        Members("/messages/with/{Member:guid}", "/messages/with/{member}") with { Participant = Answer.Elsewhere },
        // Only a token opens the hub; whoever comes with a sign-in is as good as a stranger
        Everyone("/hubs/messages", answer: Answer.Refused),
        Everyone("/hubs/messages/negotiate", answer: Answer.Refused),
        Managers("/desk"),
        Managers("/desk/members"),
        Managers("/desk/mail"),
    ];

    /// <summary>Signing in, registering and what belongs to it.</summary>
    private static IEnumerable<AccessRow> Accounts =>
    [
        Everyone("/account/login", answer: Answer.Elsewhere) with { SignedOut = Answer.Given },
        Everyone("/account/register"),
        Everyone("/account/check-mail"),
        Everyone("/account/confirm"),
        Everyone("/account/resend"),
        Everyone("/account/forgot"),
        Everyone("/account/reset"),
        Everyone("/account/lockout"),
        Everyone("/account/denied", answer: Answer.NotAllowed) with { SignedOut = Answer.SignIn },
        Members("/account"),
        Members("/account/profile"),
        Members("/account/notifications"),
        Members("/account/blocked"),
        Members("/account/password"),
        Members("/account/tokens"),
        Members("/account/role"),
        Members("/account/delete"),
        Forms("POST /account/logout"),
        Forms("POST /account/acting") with { SignedOut = Answer.SignIn },
        Forms("POST /account/appearance"),
        Forms("POST /account/demo"),
    ];

    /// <summary>Public, signed in or not.</summary>
    public static AccessRow Everyone(string endpoint, string? address = null, Answer answer = Answer.Given) =>
        new(endpoint, address ?? endpoint, answer, answer, answer, answer, answer);

    /// <summary>For whoever has signed in; everyone sees their own there.</summary>
    public static AccessRow Members(string endpoint, string? address = null) =>
        new(endpoint, address ?? endpoint, Answer.SignIn, Answer.Given, Answer.Given, Answer.Given, Answer.Given);

    /// <summary>For the two people of the relationship, and nobody else.</summary>
    public static AccessRow Pair(string endpoint, string address) =>
        new(endpoint, address, Answer.SignIn, Answer.Given, Answer.Hidden, Answer.Hidden, Answer.Hidden);

    /// <summary>For the programme team.</summary>
    public static AccessRow Managers(string endpoint, string? address = null) =>
        new(endpoint, address ?? endpoint, Answer.SignIn, Answer.NotAllowed, Answer.NotAllowed, Answer.NotAllowed, Answer.Given);

    /// <summary>A form's target, asked without the form's token.</summary>
    public static AccessRow Forms(string endpoint, string? address = null) =>
        Everyone(endpoint, address ?? endpoint.Split(' ')[1], Answer.Refused);
}
