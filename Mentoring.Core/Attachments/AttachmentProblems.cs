using Mentoring.Core.Common;

namespace Mentoring.Core.Attachments;

/// <summary>The file has no bytes.</summary>
public sealed record EmptyFile() : Problem("This file is empty. Choose another one.");

/// <summary>The file is larger than may be sent.</summary>
public sealed record FileTooLarge() : Problem($"A file can have up to {Attachment.MostBytes / 1024 / 1024} MB. Make it smaller, or send a link to it.");

/// <summary>A kind of file that is not taken, or one that cannot be told.</summary>
public sealed record KindNotTaken() : Problem("Files of this kind cannot be sent. Send pictures (PNG, JPEG, GIF, WebP), PDF, Word, Excel, PowerPoint, OpenDocument text, or plain text (TXT, CSV, Markdown).");

/// <summary>The name says another kind than the bytes do.</summary>
public sealed record NotWhatItsNameSays(string Extension) : Problem($"This is not what its name says: its content is not that of a .{Extension} file. Save it again in the program it comes from.");

/// <summary>An office file that brings programs along.</summary>
public sealed record HasMacros() : Problem("This file contains macros, which cannot be sent. Save it without them.");

/// <summary>A picture of more pixels than any screen needs.</summary>
public sealed record PictureTooLarge() : Problem("This picture has too many pixels. Make it smaller and send it again.");

/// <summary>A picture whose parts do not fit together, so that it cannot be said what they hold.</summary>
public sealed record PictureDamaged() : Problem("This picture is damaged: it cannot be read to its end. Open it, save it again and send that.");

/// <summary>The scanner of the programme found something.</summary>
public sealed record FileInfected() : Problem("This file was refused because something harmful was found in it. Check your device.");

/// <summary>The scanner of the programme did not answer.</summary>
public sealed record FileNotChecked() : Problem("This file could not be checked for viruses just now, so it was not taken. Try again in a few minutes.");

/// <summary>Too many files wait to be sent.</summary>
public sealed record TooManyUnsent() : Problem($"You have {Attachment.MostUnsent} files that you uploaded and did not send. Send them, or wait a day until they are gone.");
