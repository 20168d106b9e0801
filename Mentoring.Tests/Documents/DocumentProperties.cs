using Mentoring.Core.Documents;

namespace Mentoring.Tests.Documents;

public sealed class DocumentProperties
{
    private const string Noise = "{}[]\",:0-9aé\ud83d\0";

    [Fact]
    public void Three_writers_end_with_the_same_document_whatever_arrives_when() =>
        RandomTexts.Hold(2_000, texts =>
        {
            var random = new RandomDocuments(texts);
            var kind = random.Kind();
            var log = new CommittedLog(kind);
            Writer[] writers = [new(kind, log), new(kind, log), new(kind, log)];
            for (var i = 0; i < 60; i++)
                Step(random, writers[random.Random.Next(3)]);
            while (writers.Any(w => w.Behind))
                Finish(writers[random.Random.Next(3)]);
            foreach (var writer in writers)
                Assert.Equal(log.State.ToSnapshot(), writer.Screen.ToSnapshot());
        });

    [Fact]
    public void Two_operations_end_in_the_same_document_in_either_order() =>
        RandomTexts.Hold(10_000, texts =>
        {
            var random = new RandomDocuments(texts);
            var state = Some(random);
            var (first, second) = (random.Operation(state), random.Operation(state));
            var (firstAfter, secondAfter) = DocumentOperation.Transform(first, second);
            Assert.Equal(After(state, first, secondAfter), After(state, second, firstAfter));
        });

    [Fact]
    public void No_item_is_lost_or_doubled() =>
        RandomTexts.Hold(2_000, texts =>
        {
            var random = new RandomDocuments(texts);
            var state = new DocumentState(random.Kind());
            var added = new HashSet<Guid>();
            for (var i = 0; i < 40; i++)
            {
                var operation = random.Operation(state);
                if (operation is AddItem add)
                    added.Add(add.Item.Value);
                Assert.True(state.Apply(operation).Succeeded);
            }

            var shown = state.Shape.Lists.SelectMany(l => state.Items(l.Name)).ToList();
            Assert.Equal(added.Order(), state.AllItems.Select(i => i.Id.Value).Order());
            Assert.Equal(state.AllItems.Where(i => !i.Removed).Select(i => i.Id.Value).Order(), shown.Select(i => i.Id.Value).Order());
        });

    [Fact]
    public void An_operation_reads_back_as_it_was_written() =>
        RandomTexts.Hold(10_000, texts =>
        {
            var random = new RandomDocuments(texts);
            var operation = random.Operation(Some(random));
            Assert.Equal(operation, DocumentOperation.Parse(operation.ToJson()).Value);
        });

    [Fact]
    public void A_document_reads_back_as_it_was_stored() =>
        RandomTexts.Hold(2_000, texts =>
        {
            var random = new RandomDocuments(texts);
            var state = Some(random);
            var read = DocumentState.FromSnapshot(state.Kind, state.ToSnapshot()).Value;
            Assert.Equal(state.ToSnapshot(), read.ToSnapshot());
            foreach (var list in state.Shape.Lists)
                Assert.Equal(state.Items(list.Name).Select(Plain), read.Items(list.Name).Select(Plain));
            Assert.Equal(state.Shape.Texts.Select(t => state.Text(t.Name)), read.Shape.Texts.Select(t => read.Text(t.Name)));
            Assert.Equal(state.Shape.Values.Select(v => state.Value(v.Name)), read.Shape.Values.Select(v => read.Value(v.Name)));
        });

    [Fact]
    public void There_is_always_a_rank_between_two() =>
        RandomTexts.Hold(1_000, texts =>
        {
            var ranks = new List<Rank>();
            for (var i = 0; i < 60; i++)
            {
                var at = texts.Random.Next(ranks.Count + 1);
                Rank? before = at == 0 ? null : ranks[at - 1];
                Rank? after = at == ranks.Count ? null : ranks[at];
                var rank = Rank.Between(before, after, texts.Random);
                Assert.True((before is null || before < rank) && (after is null || rank < after));
                Assert.True(Rank.TryParse(rank.ToString(), out var read) && read == rank);
                ranks.Insert(at, rank);
            }
        });

    [Fact]
    public void Nonsense_is_refused_and_changes_nothing() =>
        RandomTexts.Hold(10_000, texts =>
        {
            var random = new RandomDocuments(texts);
            var state = Some(random);
            var before = state.ToSnapshot();
            var json = random.Operation(state).ToJson().ToList();
            for (var i = texts.Random.Next(1, 4); i > 0; i--)
                json[texts.Random.Next(json.Count)] = Noise[texts.Random.Next(Noise.Length)];
            var read = DocumentOperation.Parse(string.Concat(json));
            if (read.Succeeded && state.Apply(read.Value).Succeeded)
                return;
            Assert.NotEmpty((read.Problem ?? state.Apply(read.Value).Problem)!.Sentence);
            Assert.Equal(before, state.ToSnapshot());
        });

    private static void Step(RandomDocuments random, Writer writer)
    {
        switch (random.Random.Next(5))
        {
            case 0:
                writer.Send();
                break;
            case 1:
                writer.Arrive();
                break;
            case 2:
                writer.Receive();
                break;
            default:
                writer.Write(random.Operation(writer.Screen));
                break;
        }
    }

    private static void Finish(Writer writer)
    {
        writer.Send();
        writer.Arrive();
        writer.Receive();
    }

    private static DocumentState Some(RandomDocuments random)
    {
        var state = new DocumentState(random.Kind());
        for (var i = random.Random.Next(25); i > 0; i--)
            Assert.True(state.Apply(random.Operation(state)).Succeeded);
        return state;
    }

    private static string After(DocumentState state, params DocumentOperation?[] operations)
    {
        var copy = DocumentState.FromSnapshot(state.Kind, state.ToSnapshot()).Value;
        foreach (var operation in operations.OfType<DocumentOperation>())
            Assert.True(copy.Apply(operation).Succeeded);
        return copy.ToSnapshot();
    }

    private static string Plain(DocumentItem item) => $"{item.Id} {item.By} {item.List} {item.Rank} {item.Removed} {item.Text("words")} {item.Value("due")}";
}
