using System.Text;
using Mentoring.Core.Common;
using Mentoring.Core.Documents;

namespace Mentoring.Tests.Documents;

public sealed class DocumentHistoryTests
{
    private static readonly MemberId Priya = MemberId.New();
    private static readonly MemberId Tomas = MemberId.New();
    private static readonly DateTime Noon = new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void The_difference_of_any_two_states_leads_from_one_to_the_other() =>
        RandomTexts.Hold(3_000, texts =>
        {
            var random = new RandomDocuments(texts);
            var kind = random.Kind();
            var (then, now) = (new DocumentState(kind), new DocumentState(kind));
            for (var i = random.Random.Next(30); i > 0; i--)
            {
                var operation = random.Operation(then);
                Assert.True(then.Apply(operation).Succeeded);
                Assert.True(now.Apply(operation).Succeeded);
            }

            for (var i = random.Random.Next(30); i > 0; i--)
                Assert.True(now.Apply(random.Operation(now)).Succeeded);
            foreach (var operation in DocumentDifference.Between(now, then))
                Assert.True(now.Apply(operation).Succeeded);
            Assert.Equal(Seen(then), Seen(now));
            Assert.Empty(DocumentDifference.Between(now, then));
        });

    [Fact]
    public void Two_full_lists_can_change_places_again()
    {
        var then = new DocumentState(DocumentKind.Swot);
        Fill(then, Swot.Strengths);
        Fill(then, Swot.Threats);
        var now = DocumentState.FromSnapshot(DocumentKind.Swot, then.ToSnapshot()).Value;
        var (strength, threat) = (now.Items(Swot.Strengths)[0], now.Items(Swot.Threats)[0]);
        DocumentOperation[] swap = [new RemoveItem(strength.Id), new MoveItem(threat.Id, Swot.Strengths, threat.Rank), new MoveItem(strength.Id, Swot.Threats, strength.Rank), new RestoreItem(strength.Id)];
        Assert.All(swap.Concat(DocumentDifference.Between(then, then)), o => Assert.True(now.Apply(o).Succeeded));
        Assert.All(DocumentDifference.Between(now, then), o => Assert.True(now.Apply(o).Succeeded));
        Assert.Equal(Seen(then), Seen(now));
    }

    [Fact]
    public void Every_letter_is_whose_hand_wrote_it() =>
        RandomTexts.Hold(5_000, texts =>
        {
            var (text, hands, authors) = (string.Empty, new List<MemberId>(), new TextAuthors());
            for (var i = 0; i < 12; i++)
            {
                var (by, edit) = (texts.Random.Next(2) == 0 ? Priya : Tomas, texts.Edit(text));
                hands = Hands(hands, by, edit);
                text = edit.Apply(text);
                authors.Take(by, edit);
            }

            var runs = authors.Runs(text);
            Assert.Equal(text, string.Concat(runs.Select(r => r.Text)));
            Assert.Equal(hands, runs.SelectMany(r => Enumerable.Repeat(r.By, r.Text.Length)));
            Assert.All(runs.Zip(runs.Skip(1)), pair => Assert.NotEqual(pair.First.By, pair.Second.By));
        });

    [Fact]
    public void What_one_person_writes_without_a_long_rest_is_one_sitting()
    {
        var sittings = new Sittings();
        sittings.Take(1, Priya, Noon, Write(0, "Plan"));
        sittings.Take(2, Tomas, Noon.AddMinutes(1), new SetValue(Goal.Target, "3"));
        sittings.Take(3, Priya, Noon.AddMinutes(20), new EditText(Goal.Specific, TextEdit.Replace(4, 0, 4, "All")));
        sittings.Take(4, Priya, Noon.AddMinutes(60), Write(3, "!"));
        Assert.Equal(
            [new(Priya, Noon.AddMinutes(60), Noon.AddMinutes(60), 4, 4, 1, 0, 0), new(Priya, Noon, Noon.AddMinutes(20), 1, 3, 7, 4, 0), new Sitting(Tomas, Noon.AddMinutes(1), Noon.AddMinutes(1), 2, 2, 0, 0, 1)],
            sittings.Newest);
    }

    [Fact]
    public void What_was_brought_back_is_a_sitting_of_its_own()
    {
        var sittings = new Sittings();
        sittings.Take(1, Priya, Noon, Write(0, "Plan"));
        sittings.Take(2, Priya, Noon, new Restored(0));
        sittings.Take(3, Priya, Noon, new EditText(Goal.Specific, TextEdit.Replace(4, 0, 4, string.Empty)));
        Assert.Equal([new(Priya, Noon, Noon, 2, 3, 0, 4, 0, Restored: 0), new Sitting(Priya, Noon, Noon, 1, 1, 4, 0, 0)], sittings.Newest);
    }

    private static EditText Write(int length, string text) => new(Goal.Specific, TextEdit.Replace(length, length, 0, text));

    private static void Fill(DocumentState document, string list)
    {
        for (var i = 0; i < document.Shape.List(list)!.Most; i++)
            Assert.True(document.Apply(new AddItem(ItemId.New(), list, Rank.Between(null, null))).Succeeded);
    }

    /// <summary>All that is on the screen, in its order.</summary>
    private static string Seen(DocumentState document)
    {
        var seen = new StringBuilder();
        seen.AppendJoin('|', document.Shape.Texts.Select(t => document.Text(t.Name))).AppendJoin('|', document.Shape.Values.Select(v => document.Value(v.Name)));
        foreach (var item in document.Shape.Lists.SelectMany(l => document.Items(l.Name)))
        {
            seen.Append('\n').Append(item.List).Append(item.Id.Value).Append(item.Rank)
                .AppendJoin('|', document.Shape.ItemTexts.Select(t => item.Text(t.Name))).AppendJoin('|', document.Shape.ItemValues.Select(v => item.Value(v.Name)));
        }

        return seen.ToString();
    }

    /// <summary>Letter by letter, as plainly as can be.</summary>
    private static List<MemberId> Hands(List<MemberId> before, MemberId by, TextEdit edit)
    {
        var (after, at) = (new List<MemberId>(), 0);
        foreach (var part in System.Text.Json.JsonDocument.Parse(edit.ToString()).RootElement.EnumerateArray())
        {
            if (part.ValueKind == System.Text.Json.JsonValueKind.String)
                after.AddRange(Enumerable.Repeat(by, part.GetString()!.Length));
            else if (part.GetInt32() < 0)
                at -= part.GetInt32();
            else
            {
                after.AddRange(before.GetRange(at, part.GetInt32()));
                at += part.GetInt32();
            }
        }

        return after;
    }
}
