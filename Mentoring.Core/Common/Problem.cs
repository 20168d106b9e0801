namespace Mentoring.Core.Common;

/// <summary>An expected failure: what happened, in a sentence the person can act on. Bugs are exceptions; these are not.</summary>
/// <param name="Sentence">Plain English, shown as it is.</param>
public abstract record Problem(string Sentence);

/// <summary>What was asked for does not exist, or lies outside what this person may see; the two are never told apart.</summary>
public sealed record NotFound(string Sentence = "This page does not exist, or it is not yours to see.") : Problem(Sentence);

/// <summary>Somebody else changed the same thing first; nothing was saved.</summary>
public sealed record ChangedMeanwhile(string Sentence = "This changed while you were looking at it. Nothing was saved; here is how it is now.")
    : Problem(Sentence);

/// <summary>One field of a form is wrong.</summary>
/// <param name="Field">The property's name, so that the form can point at it.</param>
/// <param name="Sentence">What is wrong and what would be right.</param>
public sealed record InvalidField(string Field, string Sentence) : Problem(Sentence);
