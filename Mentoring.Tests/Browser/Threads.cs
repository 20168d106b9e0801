using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Conversations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Mentoring.Tests.Browser;

/// <summary>Tomas and Priya in a conversation.</summary>
internal static class Threads
{
    /// <summary>Tomas has written to Priya.</summary>
    public static async Task<(ConversationCommands Commands, ConversationId Conversation)> BeginAsync(Story story, string text)
    {
        var commands = story.App.Services.GetRequiredService<ConversationCommands>();
        return (commands, (await commands.WriteToAsync(Cast.Tomas, Cast.Priya, new Outgoing(MessageId.New(), text), default)).Value.Conversation);
    }

    /// <summary>Signs somebody in and opens it, with its lines drawn and its script there.</summary>
    public static async Task<Person> OpenAsync(Story story, MemberId member, ConversationId conversation)
    {
        var person = await story.SignInAsync(member, $"/messages/{conversation.Value}");
        await Assertions.Expect(person.Page.Locator("[role=log][data-watched] [data-line]").First).ToBeAttachedAsync();
        return person;
    }
}
