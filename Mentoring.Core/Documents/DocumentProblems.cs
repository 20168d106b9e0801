using Mentoring.Core.Common;

namespace Mentoring.Core.Documents;

/// <summary>An edit of a text is not one.</summary>
public sealed record MalformedEdit(string Reason) : Problem($"This change of a text cannot be read: {Reason}.");

/// <summary>An operation is not one.</summary>
public sealed record MalformedOperation(string Reason) : Problem($"This change cannot be read: {Reason}.");

/// <summary>A stored document is not one.</summary>
public sealed record MalformedSnapshot(string Reason) : Problem($"This document cannot be read: {Reason}.");

/// <summary>An edit was made for a text of another length.</summary>
public sealed record EditOfAnotherText(int Expected, int Length)
    : Problem($"This change belongs to a text of {Expected} characters, and the text has {Length}.");

/// <summary>An edit begins or ends within a character that is made of two.</summary>
public sealed record EditSplitsACharacter(int At) : Problem($"This change would cut the character at {At} in half.");

/// <summary>This kind of document has no such text or value.</summary>
public sealed record UnknownField(string Field) : Problem("There is no such field in this document.");

/// <summary>This kind of document has no such list.</summary>
public sealed record UnknownList(string List) : Problem("There is no such list in this document.");

/// <summary>The note, action or milestone was never added.</summary>
public sealed record UnknownItem(ItemId Item) : Problem("There is no such entry in this document.");

/// <summary>A text would become longer than it may.</summary>
public sealed record TextTooLong(string Field, int Most) : Problem($"This text may have {Most} characters at most.");

/// <summary>A line break in a text of one line.</summary>
public sealed record TextOfOneLine(string Field) : Problem("This text has one line only.");

/// <summary>A list is full.</summary>
public sealed record TooManyItems(string List, int Most) : Problem($"This list holds {Most} entries at most. Remove one first.");

/// <summary>A document has seen as many entries as it may, the removed ones included.</summary>
public sealed record TooManyItemsEver(int Most) : Problem($"{Most} entries were added to this document, which is the most. Begin a new document.");

/// <summary>A value is not of the kind its field holds.</summary>
public sealed record BadValue(string Field, string Sentence) : Problem(Sentence);

/// <summary>The relationship is over, paused for good, or the two keep apart: documents can be read and saved, not changed.</summary>
public sealed record NoLongerTogether() : Problem("You two no longer work together here, so this can be read and saved but not changed.");

/// <summary>It was put away.</summary>
public sealed record InTheArchive() : Problem("This is in the archive. Take it out again to go on writing.");

/// <summary>The change was made on a state that never was, or so long ago that it has to be made again.</summary>
public sealed record OutOfStep() : Problem("This page had lost its place and has caught up. What you typed is kept.");

/// <summary>Only one of the two may do this.</summary>
public sealed record NotYoursToDo(string Sentence) : Problem(Sentence);
