using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Mentoring.Core.Documents;

namespace Mentoring.Tests.Documents;

/// <summary>Texts and edits of any sort, the same for the same seed.</summary>
internal sealed class RandomTexts(int seed)
{
    private static readonly string[] Letters = ["a", "b", "a", "e", " ", "\n", "\t", "\"", "\\", "é", "ß", "漢", "😀", "😃", "👍", "\u200d", "\u0301", "x", "<", "0", "-5", "7"];

    private const string Figures = "001234567890.,.,+-− e\n\u00a0";

    public Random Random { get; } = new(seed);

    /// <summary>A seed is all FsCheck has to find; what fails can be run again with it.</summary>
    public static void Hold(int times, Action<RandomTexts> test) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(times), Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => test(new(seed))));

    public string Text(int most = 14)
    {
        var text = new StringBuilder();
        for (var i = Random.Next(most); i > 0; i--)
            text.Append(Letters[Random.Next(Letters.Length)]);
        return text.ToString();
    }

    /// <summary>What somebody may type where a number belongs.</summary>
    public string Number() => new([.. Enumerable.Range(0, Random.Next(Random.Next(4) == 0 ? 24 : 7)).Select(_ => Figures[Random.Next(Figures.Length)])]);

    /// <summary>Any edit of a text: some places of it, in order, replaced.</summary>
    public TextEdit Edit(string text)
    {
        var edit = TextEdit.Nothing(text.Length);
        for (var i = Random.Next(4); i > 0; i--)
        {
            var now = edit.Apply(text);
            var at = Place(now);
            var end = Random.Next(3) == 0 ? at : Place(now, at);
            edit = edit.Compose(TextEdit.Replace(now.Length, at, end - at, Random.Next(3) == 0 ? string.Empty : Text(4)));
        }

        return edit;
    }

    /// <summary>A place between two characters.</summary>
    public int Place(string text, int from = 0)
    {
        var at = Random.Next(from, text.Length + 1);
        return at > from && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
    }
}
