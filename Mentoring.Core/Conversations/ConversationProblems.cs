using Mentoring.Core.Common;

namespace Mentoring.Core.Conversations;

/// <summary>Nothing but white space was sent.</summary>
public sealed record EmptyMessage() : Problem("Write something first.");

/// <summary>The text is longer than a message may be.</summary>
/// <param name="Length">Its characters.</param>
public sealed record MessageTooLong(int Length)
    : Problem($"A message can have up to {Message.TextLength:N0} characters; this one has {Length:N0}. Shorten it, or send it in parts.");

/// <summary>The other person is oneself.</summary>
public sealed record WritingToYourself() : Problem("This is you. Choose somebody else to write to.");

/// <summary>The other person left the programme, or may not take part at the moment.</summary>
public sealed record NoLongerTakingPart(string Name)
    : Problem($"{Name} does not take part in the programme at the moment. You can still read what you wrote to each other.");

/// <summary>One of the two blocked the other.</summary>
public sealed record CannotWrite(string Name) : Problem($"You and {Name} cannot write to each other. You can still read what was written.");

/// <summary>The mentor takes questions only from people whose wishes fit the areas offered, and the author's do not.</summary>
public sealed record QuestionsFromMatchesOnly(string Name)
    : Problem($"{Name} takes questions from people who look for help in the areas {Name} offers. Your profile names none of them. You can still request mentoring, or look for a mentor in your areas.");

/// <summary>The author opened as many conversations as the programme allows in a day.</summary>
public sealed record TooManyNewConversations(int Limit)
    : Problem($"You have started {Limit} new conversations within 24 hours, which is the most the programme allows. Try again later; conversations you have already are open.");

/// <summary>The author sends faster than the programme allows.</summary>
public sealed record SendingTooFast() : Problem("You are sending very fast. Wait a moment, then send this again; nothing is lost.");

/// <summary>The id belongs to another message.</summary>
public sealed record MessageIdTaken() : Problem("This message could not be told apart from another one. Copy its text and write it again.");

/// <summary>More files than one message takes.</summary>
public sealed record TooManyAttachments(int Count) : Problem($"A message can have up to {Outgoing.MostAttachments} files; this one has {Count}.");

/// <summary>One of the files cannot go with this message.</summary>
public sealed record AttachmentGone() : Problem("One of the files is not there any more. Attach it again.");

/// <summary>The message answers to one that is not of this conversation.</summary>
public sealed record NothingToQuote() : Problem("The message you answer to is not part of this conversation.");

/// <summary>Somebody else wrote it.</summary>
public sealed record NotYourMessage() : Problem("Only its author can change a message.");

/// <summary>The message was deleted before.</summary>
public sealed record MessageDeleted() : Problem("This message has been deleted.");

/// <summary>The time in which a message can be changed is over.</summary>
public sealed record TooLateToChange() : Problem($"A message can be changed or deleted for {Message.Changeable.TotalMinutes:N0} minutes after it was sent.");
